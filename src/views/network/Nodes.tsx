// The nodes of the network: bodies with their names, a sign and a line for the state of each.
import { memo } from 'react';
import { type NetworkPlan, textBelow } from '../../figure/network-plan.ts';
import type { NodeState } from '../../figure/node-states.ts';
import { nodeText, stateText } from '../../figure/node-words.ts';
import { stateLines } from '../../figure/state-lines.ts';
import { NodeSign } from '../graph/NodeSign.tsx';
import styles from '../graph/nodes.module.css';
import { Mark } from '../space-time/Mark.tsx';

interface NodesProps {
  readonly plan: NetworkPlan;
  /** All are painted: only those that matter now are marks. */
  readonly isCrowd: boolean;
  readonly states: readonly NodeState[];
  readonly nodeLabel: string;
  readonly tabStop: string;
  /** The node at which something has just happened. */
  readonly current: number | undefined;
  readonly picked: number | undefined;
  readonly brushed: ReadonlySet<number>;
}

export const Nodes = memo(function Nodes({ plan, states, nodeLabel, ...props }: NodesProps) {
  const isShown = (node: number) =>
    !props.isCrowd ||
    node === props.current ||
    node === props.picked ||
    props.brushed.has(node) ||
    props.tabStop === `n${node}`;
  return states.map((state, node) => {
    if (!isShown(node)) return null;
    const { x, y } = plan.spots[node];
    const name = `${nodeLabel}${node}`;
    return (
      <Mark
        key={name}
        name={nodeText(name, state)}
        isTabStop={props.tabStop === `n${node}`}
        className={styles.node}
        transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
        data-key={`n${node}`}
        data-node={node}
        data-tone={state.tone}
        data-condition={state.outage}
        data-current={props.current === node}
        data-picked={props.picked === node}
        data-brushed={props.brushed.has(node)}
      >
        <Body
          plan={plan}
          name={name}
          isCrowd={props.isCrowd}
          isNamed={plan.names !== 'none' || props.brushed.has(node) || props.picked === node}
          isPicked={props.picked === node}
          isBrushed={props.brushed.has(node)}
          state={state}
          lines={stateLines(stateText(state), node, plan)}
        />
      </Mark>
    );
  });
});

interface BodyProps {
  readonly plan: NetworkPlan;
  readonly name: string;
  readonly isCrowd: boolean;
  readonly isNamed: boolean;
  readonly isPicked: boolean;
  readonly isBrushed: boolean;
  readonly state: NodeState;
  readonly lines: readonly string[];
}

/** From the body's middle to its sign, in radii. */
const AT_RIM = 0.74;
const LEAST_TARGET = 12;

function Body({ plan, name, isNamed, state, lines, ...props }: BodyProps) {
  const { radius, names, scale } = plan;
  const isInside = names === 'inside';
  const sign = isInside ? radius * AT_RIM : 0;
  return (
    <>
      <circle
        className={styles.hit}
        r={props.isCrowd ? radius + 2 : Math.max(LEAST_TARGET, radius + 4)}
      />
      {props.isBrushed && <circle className={styles.halo} r={radius + 8 * scale} />}
      <circle className={styles.body} r={radius} />
      {props.isPicked && <circle className={styles.picked} r={radius + 4 * scale} />}
      <NodeSign
        state={state}
        x={sign}
        y={-sign}
        radius={isInside ? Math.max(4.5 * scale, radius * 0.24) : radius * 0.55}
      />
      {isNamed && (
        <text
          className={styles.name}
          y={isInside ? 0 : textBelow(plan)}
          dy="0.35em"
          style={{ fontSize: plan.nameFont }}
          data-place={isInside ? 'inside' : 'below'}
        >
          {name}
        </text>
      )}
      {lines.map((line, i) => (
        <text
          key={line}
          className={styles.text}
          y={textBelow(plan, i)}
          dy="0.35em"
          style={{ fontSize: plan.textFont }}
        >
          {line}
        </text>
      ))}
    </>
  );
}
