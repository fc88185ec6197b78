// The value of a parameter that nobody gave: its default, or what follows from the network and the other values.
import { longestDelay, meanDelay, type NetworkSpec } from './network.ts';
import type { Param, ParamValue, ParamValues } from './params.ts';

/** What is derived is brought to a whole number within the schema's bounds: a network at hand must not be refused for it. */
export function usualValue(param: Param, values: ParamValues, network: NetworkSpec): ParamValue {
  if (param.kind !== 'int' || !param.derive) return param.default;
  const value = param.derive({
    meanDelay: meanDelay(network),
    longestDelay: longestDelay(network),
    values,
  });
  return Math.min(param.max, Math.max(param.min, Math.round(value)));
}
