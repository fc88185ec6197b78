// What to take along of a check: its link, and the call of the command line that makes the same.
import { CopyField } from '../dialogs/copy-field.tsx';
import { useLink, useMade } from '../dialogs/use-link.ts';
import work from '../parts/work.module.css';
import { checkContent } from '../state/check.ts';
import { commandOf } from '../state/commands.ts';
import { type OpenCheck, screen } from '../state/screen.ts';
import { checkFlags } from '../words/check-flags.ts';

export function CheckTakeaway({ check }: { readonly check: OpenCheck }) {
  const link = useLink(check, (of) => checkContent(of, screen.getState()));
  const command = useMade(check, ({ run, plan }) =>
    commandOf(run, {
      command: 'check',
      flags: checkFlags(plan, run),
      isSeeded: plan.mode === 'random',
    }),
  );
  return (
    <section className={work.takeaway} aria-label="Take along">
      {typeof link === 'string' ? (
        <CopyField label="Link to this check" value={link} />
      ) : (
        <p>There is no link to this check: {link.why}.</p>
      )}
      {command && <CopyField label="The same on the command line" value={command.text} />}
      {command?.faults && <CopyField label="faults.json" value={command.faults} isLong />}
    </section>
  );
}
