// Closing whatever dialog is open.
import { screen } from '../state/screen.ts';

export function closeDialog(): void {
  screen.setState({ dialog: undefined, place: undefined, asked: undefined });
}
