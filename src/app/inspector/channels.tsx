// Channels whose links behave otherwise than the rest of the network.
import type { NetworkSpec } from '../../engine/network.ts';
import type { Run } from '../../engine/run.ts';
import { nodeName } from '../../playback/narration.ts';
import { useWords } from '../parts/outcome.ts';
import { channelText } from '../words/delays.ts';
import { groupDigits } from '../words/time.ts';
import styles from './inspector.module.css';
import { Fold, Row } from './section.tsx';

/** More of them than this nobody reads. */
const MOST_LISTED = 200;

export function Channels({ run }: { readonly run: Run }) {
  const words = useWords(run);
  const channels = lastOfEach(run.network);
  const count = channels.length;
  const summary = differing(run.network);
  if (summary === undefined) return null;
  return (
    <Fold title="Channels" summary={`${summary} from the rest`}>
      <dl>
        {channels.slice(0, MOST_LISTED).map(({ from, to, ...channel }) => (
          <Row key={`${from} ${to}`} name={`${nodeName(words, from)} to ${nodeName(words, to)}`}>
            {channelText(channel, words.time)}
          </Row>
        ))}
      </dl>
      {count > MOST_LISTED && (
        <p className={styles.hint}>and {groupDigits(count - MOST_LISTED)} more</p>
      )}
    </Fold>
  );
}

/** `2 channels differ`; undefined where none does. */
export function differing(network: NetworkSpec): string | undefined {
  const { length } = lastOfEach(network);
  if (length === 0) return undefined;
  return length === 1 ? '1 channel differs' : `${groupDigits(length)} channels differ`;
}

/** Of what is said twice of a channel the last counts. */
function lastOfEach({ pairs = [] }: NetworkSpec) {
  return [...new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair])).values()];
}
