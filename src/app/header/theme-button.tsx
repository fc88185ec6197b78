// One button that goes through the themes; its picture is the theme that is on.
import { Moon, Presentation, Sun } from 'lucide-react';
import { IconButton } from '../parts/button.tsx';
import { useMedia } from '../parts/media.ts';
import { useScreen } from '../state/screen.ts';
import { cycleTheme, shownTheme } from '../state/theme.ts';

const LOOKS = {
  light: { Icon: Sun, title: 'light' },
  dark: { Icon: Moon, title: 'dark' },
  projector: { Icon: Presentation, title: 'projector' },
};

export function ThemeButton() {
  useScreen(({ theme }) => theme);
  useMedia('(prefers-color-scheme: dark)');
  const { Icon, title } = LOOKS[shownTheme()];
  return (
    <IconButton look="quiet" label={`Theme: ${title}`} keyHint="T" onClick={cycleTheme}>
      <Icon aria-hidden />
    </IconButton>
  );
}
