// Play, step, speed, loop.
import { ChevronLeft, ChevronRight, Pause, Play, Repeat, SkipBack } from 'lucide-react';
import { classes, IconButton } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { moveByEvents, moveToCursor } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { SPEEDS, togglePlaying } from '../state/player.ts';
import { screen, useScreen } from '../state/screen.ts';
import styles from './transport.module.css';

export function Buttons() {
  const loop = useScreen((state) => state.loop);
  return (
    <div className={styles.buttons}>
      <IconButton label="To the start" keyHint="Home" onClick={() => step(() => moveToCursor(0))}>
        <SkipBack aria-hidden />
      </IconButton>
      <IconButton label="One event back" keyHint="←" onClick={() => step(() => moveByEvents(-1))}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <PlayButton />
      <IconButton label="One event on" keyHint="→" onClick={() => step(() => moveByEvents(1))}>
        <ChevronRight aria-hidden />
      </IconButton>
      <SpeedSelect />
      <IconButton
        label="Loop"
        keyHint="L"
        aria-pressed={loop}
        onClick={() => screen.setState({ loop: !loop })}
      >
        <Repeat aria-hidden />
      </IconButton>
    </div>
  );
}

function step(move: () => void): void {
  move();
  speakMoment();
}

function PlayButton() {
  const playing = useScreen((state) => state.playing);
  const Icon = playing ? Pause : Play;
  return (
    <IconButton
      look="primary"
      label={playing ? 'Pause the run' : 'Play the run'}
      keyHint="Space"
      onClick={togglePlaying}
    >
      <Icon aria-hidden fill="currentColor" />
    </IconButton>
  );
}

function SpeedSelect() {
  const speed = useScreen((state) => state.speed);
  return (
    <select
      className={classes(controls.field, controls.soft)}
      aria-label="Speed"
      value={speed}
      onChange={({ target }) => screen.setState({ speed: Number(target.value) })}
    >
      {SPEEDS.map((value) => (
        <option key={value} value={value}>
          {value}×
        </option>
      ))}
    </select>
  );
}
