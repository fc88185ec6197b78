// Copies a text, and says whether that went well.
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { speak } from '../state/speak.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly what: string;
}

export function CopyButton({ text, what }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      speak(`${what}: copied`);
    } catch {
      setState('failed');
      speak('The browser did not allow copying; select the text and copy it by hand');
    }
  };
  const Icon = state === 'copied' ? Check : Copy;
  return (
    <Button aria-label={`Copy: ${what}`} disabled={text === ''} onClick={() => void copy()}>
      <Icon aria-hidden />
      {WORDS[state]}
    </Button>
  );
}

const WORDS = { idle: 'Copy', copied: 'Copied', failed: 'Not allowed' };
