// The nodes of the network: bodies with their names, a sign and a line for the state of each.
import { memo } from 'react';
import { linesOfName, type NetworkPlan, textBelow } from '../../figure/network-plan.ts';
import type { NodeState } from '../../figure/node-states.ts';
import { nodeText, stateText } from '../../figure/node-words.ts';
import { stateLines } from '../../figure/state-lines.ts';
import { nodeName } from '../../playback/narration.ts';
import { nameLines } from '../../playback/node-names.ts';
import type { NodeMarks } from '../graph/GraphPicture.tsx';
import { NodeSign } from '../graph/NodeSign.tsx';
import styles from '../graph/nodes.module.css';
import { Mark } from '../space-time/Mark.tsx';

interface NodesProps extends NodeMarks {
  readonly plan: NetworkPlan;
}

export const Nodes = memo(function Nodes({ plan, states, words, ...props }: NodesProps) {
  const isShown = (node: number) =>
    !props.isCrowd ||
    node === props.current ||
    node === props.picked ||
    props.brushed.has(node) ||
    props.tabStop === `n${node}`;
  return states.map((state, node) => {
    if (!isShown(node)) return null;
    const { x, y } = plan.spots[node];
    const name = nodeName(words, node);
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
          lines={stateLines(stateText(state, nameLines(name)[0]), node, plan)}
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

interface NameProps {
  readonly plan: NetworkPlan;
  readonly lines: readonly string[];
}

/** In the middle of the body, or below it. */
function Name({ plan, lines }: NameProps) {
  const isInside = plan.names === 'inside';
  return lines.map((line, i) => (
    <text
      key={line}
      className={styles.name}
      y={isInside ? (i - (lines.length - 1) / 2) * plan.nameFont * NAME_LINE : textBelow(plan)}
      dy="0.35em"
      style={{ fontSize: plan.nameFont }}
      data-place={isInside ? 'inside' : 'below'}
    >
      {line}
    </text>
  ));
}

/** From line to line of a name, in font sizes. */
const NAME_LINE = 1.1;
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
      {isNamed && <Name plan={plan} lines={linesOfName(name, plan)} />}
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
