// What a command is told before a node is asked to do it; what is left empty, the node chooses.
import { useState } from 'react';
import { handlerParams } from '../../engine/params.ts';
import { commandTitle, nodeName } from '../../playback/narration.ts';
import { Button } from '../parts/button.tsx';
import { Modal } from '../parts/modal.tsx';
import { useOutcome } from '../parts/outcome.ts';
import { doTo, placeHere } from '../state/node-actions.ts';
import { type AskedCommand, screen, useScreen } from '../state/screen.ts';
import { argProblem, type BoundedArg, boundedArgs } from '../words/command-args.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { ArgField } from './arg-field.tsx';
import { closeDialog } from './close.ts';
import styles from './dialogs.module.css';

export default function CommandDialog() {
  const outcome = useOutcome();
  const asked = useScreen((state) => state.asked);
  if (!outcome || !asked) return null;
  const words = wordsOf(outcome);
  const title = `${commandTitle(asked.command, words)}: ${nodeName(words, asked.node)}`;
  return (
    <Modal title={title} onClose={closeDialog}>
      <CommandForm outcome={outcome} asked={asked} />
    </Modal>
  );
}

interface CommandFormProps {
  readonly outcome: Outcome;
  readonly asked: AskedCommand;
}

function CommandForm({ outcome, asked: { node, command } }: CommandFormProps) {
  const words = wordsOf(outcome);
  const args = argsOf(outcome, command);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const typed = (id: string) => texts[id]?.trim() ?? '';
  const isValid = args.every((arg) => argProblem(arg, typed(arg.id)) === undefined);
  const invoke = () => {
    const at = screen.getState().place ?? placeHere();
    const told = args.filter(({ id }) => typed(id) !== '');
    const values = Object.fromEntries(told.map(({ id }) => [id, Number(typed(id))]));
    closeDialog();
    doTo(outcome, {
      kind: 'command',
      at,
      node,
      command,
      ...(told.length > 0 && { args: values }),
    });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) invoke();
      }}
    >
      {args.map((arg) => (
        <ArgField
          key={arg.id}
          arg={arg}
          text={texts[arg.id] ?? ''}
          words={words}
          onChange={(text) => setTexts((others) => ({ ...others, [arg.id]: text }))}
        />
      ))}
      <div className={styles.actions}>
        <Button onClick={closeDialog}>Cancel</Button>
        <Button look="primary" type="submit" disabled={!isValid}>
          {commandTitle(command, words)}
        </Button>
      </div>
    </form>
  );
}

function argsOf(outcome: Outcome, command: string): readonly BoundedArg[] {
  const { run, trace } = outcome;
  const { params, commandArgs = {} } = wordsOf(outcome);
  return boundedArgs(commandArgs[command] ?? {}, handlerParams(params, run.params), trace.nodes);
}
