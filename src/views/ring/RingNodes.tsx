// The nodes of the ring: bodies on the circle with a sign for the state, names outside it, tokens inside it.
import { memo } from 'react';
import type { NodeState } from '../../figure/node-states.ts';
import { nodeText } from '../../figure/node-words.ts';
import type { RingLabel } from '../../figure/ring-labels.ts';
import { outwards, type RingPlan } from '../../figure/ring-plan.ts';
import { nodeName } from '../../playback/narration.ts';
import { nameLines } from '../../playback/node-names.ts';
import type { NodeMarks } from '../graph/GraphPicture.tsx';
import { NodeSign } from '../graph/NodeSign.tsx';
import nodeStyles from '../graph/nodes.module.css';
import { Mark } from '../space-time/Mark.tsx';
import styles from './ring.module.css';
import type { RingScene } from './use-ring-scene.ts';

interface RingNodesProps extends NodeMarks, Pick<RingScene, 'plan' | 'facets' | 'labels'> {}

export const RingNodes = memo(function RingNodes({ words, ...props }: RingNodesProps) {
  const { plan, states, facets, labels } = props;
  const isShown = (node: number) =>
    !props.isCrowd ||
    node === props.current ||
    node === props.picked ||
    props.brushed.has(node) ||
    props.tabStop === `n${node}`;
  return (
    <>
      {states.map((state, node) => {
        if (!isShown(node)) return null;
        const { label, token } = facets[node] ?? {};
        const name = nodeName(words, node);
        return (
          <Mark
            key={name}
            name={wholeName(name, label, token, state)}
            isTabStop={props.tabStop === `n${node}`}
            className={nodeStyles.node}
            data-key={`n${node}`}
            data-node={node}
            data-tone={state.tone}
            data-condition={state.outage}
            data-current={props.current === node}
            data-picked={props.picked === node}
            data-brushed={props.brushed.has(node)}
            data-token={token}
          >
            {plan.spots[node].map(({ x, y, at }) => (
              <Body
                key={at ?? 'outside'}
                x={x}
                y={y}
                plan={plan}
                isCrowd={props.isCrowd}
                state={state}
                isPicked={props.picked === node}
                isBrushed={props.brushed.has(node)}
              />
            ))}
            {token !== undefined && <Token plan={plan} node={node} text={token} />}
          </Mark>
        );
      })}
      {labels.labels.map((one) => (
        <Name key={one.key} label={one} />
      ))}
    </>
  );
});

/** `20 (N3), has the token, critical section`; where the name holds no identifier, `N3, identifiers 4, 20`. */
function wholeName(
  name: string,
  label: string | undefined,
  token: string | undefined,
  state: NodeState,
): string {
  const isSaid = label === undefined || nameLines(name).length > 1;
  const place = isSaid ? name : `${name}, identifiers ${label}`;
  return nodeText(token === undefined ? place : `${place}, has the ${token}`, state);
}

interface BodyProps {
  readonly x: number;
  readonly y: number;
  readonly plan: RingPlan;
  readonly isCrowd: boolean;
  readonly state: NodeState;
  readonly isPicked: boolean;
  readonly isBrushed: boolean;
}

const LEAST_TARGET = 12;

function Body({ x, y, plan: { radius, scale }, state, isPicked, isBrushed, ...props }: BodyProps) {
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <circle
        className={nodeStyles.hit}
        r={props.isCrowd ? radius + 2 : Math.max(LEAST_TARGET, radius + 3)}
      />
      {isBrushed && <circle className={nodeStyles.halo} r={radius + 7 * scale} />}
      <circle className={nodeStyles.body} r={radius} />
      {isPicked && <circle className={nodeStyles.picked} r={radius + 4 * scale} />}
      <NodeSign state={state} x={0} y={0} radius={radius * 0.55} />
    </g>
  );
}

function Name({
  label: { node, x, y, anchor, name, text, nameAt, textAt },
}: {
  readonly label: RingLabel;
}) {
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} data-name-of={node}>
      <text className={styles.name} y={nameAt} dy="0.35em" textAnchor={anchor}>
        {name}
      </text>
      {text !== '' && (
        <text className={styles.state} y={textAt} dy="0.35em" textAnchor={anchor}>
          {text}
        </text>
      )}
    </g>
  );
}

interface TokenProps {
  readonly plan: RingPlan;
  readonly node: number;
  readonly text: string;
}

function Token({ plan, node, text }: TokenProps) {
  const { x, y } = tokenAt(plan, node);
  const { scale, centre } = plan;
  const isLeft = x < centre.x;
  return (
    <g className={styles.token} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <circle r={5.5 * scale} />
      <text x={(isLeft ? 10 : -10) * scale} dy="0.35em" textAnchor={isLeft ? 'start' : 'end'}>
        {text}
      </text>
    </g>
  );
}

/** A token beside its node, towards the middle. */
function tokenAt(plan: RingPlan, node: number): { readonly x: number; readonly y: number } {
  const [{ at, x, y }] = plan.spots[node];
  const [ox, oy] = at === undefined ? [-1, 0] : outwards(at);
  const far = plan.radius + 12 * plan.scale;
  return { x: x - ox * far, y: y - oy * far };
}
