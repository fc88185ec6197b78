// A cell a node, on a canvas; the focused cell and its neighbours have a twin in the DOM.
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import {
  cellBox,
  type GridLayout,
  neighbourhood,
  nodeAfterKey,
  nodeAt,
} from '../../figure/grid.ts';
import { GridPartition } from './GridPartition.tsx';
import styles from './NodeGrid.module.css';
import { type GridPicture, paintGrid } from './paint-grid.ts';

// As literals these roles would have to be a table's elements, which lose them when they are placed freely.
const rowRole = (index: number) => ({ role: 'row', 'aria-rowindex': index + 1 });
const cellRole = (column: number, isSelected: boolean, label: string) => ({
  role: 'gridcell',
  'aria-colindex': column + 1,
  'aria-selected': isSelected,
  'aria-label': label,
});

interface NodeGridProps {
  readonly picture: GridPicture;
  /** Accessible name of the grid. */
  readonly label: string;
  /** A node and its state in words. */
  nameOf(node: number): string;
  /** Id of a node's state, as `data-state` of its twin. */
  stateOf(node: number): string;
  isPaused(node: number): boolean;
  /** Of a partition, the group of each node. */
  readonly groupOf: readonly number[] | undefined;
  readonly selected: number | undefined;
  /** The node that is pointed at, here or in another view. */
  readonly brushed: number | undefined;
  onSelect(node: number): void;
  /** The node under the pointer, else the focused one. */
  onPoint(node: number | undefined): void;
}

export function NodeGrid(props: NodeGridProps) {
  const { picture, label, selected, onSelect, onPoint } = props;
  const { layout } = picture;
  const [focused, setFocused] = useState(selected ?? 0);
  const [isFocused, setIsFocused] = useState(false);
  const [hovered, setHovered] = useState<number>();
  const id = useId();
  const current = Math.min(focused, layout.nodes - 1);

  const point = (over: number | undefined, hasFocus: boolean, at: number) => {
    setHovered(over);
    onPoint(over ?? (hasFocus ? at : undefined));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isPick = event.key === 'Enter';
    const to = nodeAfterKey(layout, current, event.key);
    if ((to === undefined && !isPick) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (isPick) onSelect(current);
    if (to === undefined) return;
    setFocused(to);
    point(undefined, true, to);
  };
  const shown = hovered ?? (isFocused ? undefined : props.brushed);
  const nodeUnder = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const node = nodeAt(layout, event.clientX - box.left, event.clientY - box.top);
    return node < 0 ? undefined : node;
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const node = nodeUnder(event);
    if (node === undefined) return;
    setFocused(node);
    onSelect(node);
  };

  const behaviour = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': label,
    'aria-rowcount': layout.rows,
    'aria-colcount': layout.columns,
    'aria-activedescendant': `${id}-${current}`,
    className: styles.twins,
    onKeyDown,
    onFocus: () => {
      setIsFocused(true);
      point(hovered, true, current);
    },
    onBlur: () => {
      setIsFocused(false);
      point(hovered, false, current);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) =>
      point(nodeUnder(event), isFocused, current),
    onPointerLeave: () => point(undefined, isFocused, current),
    onClick,
  };
  return (
    <div className={styles.grid} style={sizeOf(layout)}>
      <GridCanvas picture={picture} />
      {props.groupOf && <GridPartition layout={layout} groupOf={props.groupOf} />}
      {selected !== undefined && selected < layout.nodes && (
        <Ring layout={layout} node={selected} kind="selected" />
      )}
      {shown !== undefined && shown < layout.nodes && (
        <Ring layout={layout} node={shown} kind="hovered" />
      )}
      {isFocused && <Ring layout={layout} node={current} kind="focused" />}
      <div {...behaviour}>
        <Twins {...props} id={id} current={current} />
      </div>
    </div>
  );
}

function sizeOf({ width, height, shrink }: GridLayout) {
  return { width: width * shrink, height: height * shrink };
}

function GridCanvas({ picture }: { readonly picture: GridPicture }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const painted = useRef<GridPicture>(undefined);
  const { layout } = picture;
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    let before = painted.current;
    if (!before || !sameBut(before, picture)) {
      canvas.width = picture.layout.width;
      canvas.height = picture.layout.height;
      before = undefined;
    }
    paintGrid(context, picture, before);
    painted.current = picture;
  }, [picture]);
  return <canvas ref={ref} style={sizeOf(layout)} />;
}

/** Whether two pictures differ in nothing but their cells. */
function sameBut(a: GridPicture, b: GridPicture): boolean {
  return a.layout === b.layout && a.looks === b.looks && a.font === b.font && a.words === b.words;
}

interface RingProps {
  readonly layout: GridLayout;
  readonly node: number;
  readonly kind: 'selected' | 'hovered' | 'focused';
}

/** Marks one cell; never so small that it is lost. */
function Ring({ layout, node, kind }: RingProps) {
  const { x, y, size } = cellBox(layout, node);
  const side = Math.max(size, 7);
  const at = { left: x + (size - side) / 2, top: y + (size - side) / 2, width: side, height: side };
  return <span aria-hidden="true" className={styles.ring} data-kind={kind} style={at} />;
}

/** The focused cell and those around it, for screen readers and tests. */
function Twins(props: NodeGridProps & { readonly id: string; readonly current: number }) {
  const { id, current, selected, nameOf, stateOf, isPaused } = props;
  const { layout } = props.picture;
  const around = useMemo(() => neighbourhood(layout, current), [layout, current]);
  return (
    <>
      {around.map((nodes) => (
        <div key={nodes[0]} {...rowRole(Math.floor(nodes[0] / layout.columns))}>
          {nodes.map((node) => {
            const { x, y, size } = cellBox(layout, node);
            return (
              <span
                {...cellRole(node % layout.columns, node === selected, nameOf(node))}
                key={node}
                id={`${id}-${node}`}
                data-node={node}
                data-state={stateOf(node)}
                data-paused={isPaused(node) || undefined}
                className={styles.twin}
                style={{ left: x, top: y, width: size, height: size }}
              />
            );
          })}
        </div>
      ))}
    </>
  );
}
