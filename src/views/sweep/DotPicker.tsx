// Lies over the plot and takes its events; the focused dot and those beside it have a twin in the DOM.
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import { dotAfterKey, dotNear, dotOf, dotsAround, firstDot } from '../../figure/sweep-pick.ts';
import type { SweepDot, SweepFigure } from '../../figure/sweep-plot.ts';
import styles from './sweep.module.css';
import type { DotName, SweepPlotProps } from './sweep-plot-props.ts';

type DotPickerProps = Omit<SweepPlotProps, 'input'> & {
  readonly figure: SweepFigure;
  /** How far from a dot it is still meant, in CSS pixels. */
  readonly reach: number;
};

// As literals these roles would have to be a select's, whose options can't be placed freely.
const optionRole = (isSelected: boolean, label: string) => ({
  role: 'option',
  'aria-selected': isSelected,
  'aria-label': label,
});

export function DotPicker(props: DotPickerProps) {
  const { figure, reach, label, nameOf, opened, onOpen, onPoint } = props;
  const [focused, setFocused] = useState<DotName | undefined>(opened);
  const [hasFocus, setHasFocus] = useState(false);
  const [hovered, setHovered] = useState<DotName>();
  const id = useId();
  const current = (focused && dotOf(figure, focused)) ?? firstDot(figure);
  const over = hovered && dotOf(figure, hovered);

  const hover = (dot: SweepDot | undefined) => {
    setHovered(dot);
    onPoint(dot ?? (hasFocus ? current : undefined));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const isPick = event.key === 'Enter' || event.key === ' ';
    const to = isPick ? current : dotAfterKey(figure, current, event.key);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    if (isPick) return onOpen(current);
    setHovered(undefined);
    setFocused(to);
    onPoint(to);
  };
  const under = (event: MouseEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return dotNear(figure, event.clientX - left, event.clientY - top, reach);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const dot = under(event);
    if (!dot) return;
    setFocused(dot);
    onOpen(dot);
  };
  if (!current) return null;
  const behaviour = {
    role: 'listbox',
    tabIndex: 0,
    'aria-label': label,
    'aria-activedescendant': `${id}-${current.row}-${current.seed}`,
    className: styles.picker,
    'data-over': over !== undefined || undefined,
    onKeyDown,
    onClick,
    onFocus: () => {
      setHasFocus(true);
      setFocused(current);
      onPoint(over ?? current);
    },
    onBlur: () => {
      setHasFocus(false);
      onPoint(over);
    },
    onPointerMove: (event: MouseEvent<HTMLElement>) => hover(under(event)),
    onPointerLeave: () => hover(undefined),
  };
  const open = opened && dotOf(figure, opened);
  const rings = [
    { kind: 'opened', dot: open },
    { kind: 'hovered', dot: over },
    { kind: 'focused', dot: hasFocus ? current : undefined },
  ];
  return (
    <>
      {rings.map(({ kind, dot }) => dot && <Ring key={kind} kind={kind} dot={dot} />)}
      <div {...behaviour}>
        {dotsAround(figure, current).map((dot) => (
          <span
            {...optionRole(dot.row === open?.row && dot.seed === open.seed, nameOf(dot))}
            key={`${dot.row} ${dot.seed}`}
            id={`${id}-${dot.row}-${dot.seed}`}
            data-row={dot.row}
            data-seed={dot.seed}
            className={styles.twin}
            style={{ left: dot.x, top: dot.y }}
          />
        ))}
      </div>
    </>
  );
}

function Ring({ kind, dot: { x, y } }: { readonly kind: string; readonly dot: SweepDot }) {
  return (
    <span aria-hidden="true" className={styles.ring} data-kind={kind} style={{ left: x, top: y }} />
  );
}
