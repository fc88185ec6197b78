// The dialog that is open; each is loaded when first asked for.
import { lazy, Suspense } from 'react';
import { type DialogName, useScreen } from '../state/screen.ts';

const DIALOGS: Readonly<Record<DialogName, ReturnType<typeof lazy>>> = {
  share: lazy(() => import('./share-dialog.tsx')),
  help: lazy(() => import('./help-dialog.tsx')),
  about: lazy(() => import('./about-dialog.tsx')),
  partition: lazy(() => import('./partition-dialog.tsx')),
  delay: lazy(() => import('./delay-dialog.tsx')),
  command: lazy(() => import('./command-dialog.tsx')),
  sweep: lazy(() => import('../sweep/sweep-dialog.tsx')),
  check: lazy(() => import('../check/check-dialog.tsx')),
  contrast: lazy(() => import('../contrast/contrast-dialog.tsx')),
};

export function Dialogs() {
  const dialog = useScreen((state) => state.dialog);
  if (!dialog) return null;
  const Dialog = DIALOGS[dialog];
  return (
    <Suspense>
      <Dialog />
    </Suspense>
  );
}
