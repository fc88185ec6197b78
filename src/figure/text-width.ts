// How wide a text is, about, without a browser to ask: for placing labels so that they do not overprint.

const MONOSPACE_EM = 0.6;
const DIGIT_EM = 0.62;

/** Width in pixels in a monospaced face of that size. */
export function numberWidth(text: string, fontSize: number): number {
  return text.length * MONOSPACE_EM * fontSize;
}

/** Width in pixels in a sans-serif face of that size; rather too much than too little. */
export function wordWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const sign of text) em += emOf(sign);
  return em * fontSize;
}

function emOf(sign: string): number {
  if (/[ilj.,;:'|! ]/.test(sign)) return 0.3;
  if (/[mwMW]/.test(sign)) return 0.9;
  if (/\p{Lu}/u.test(sign)) return 0.7;
  return /\p{Ll}/u.test(sign) ? 0.57 : DIGIT_EM;
}

/** The text if it is at most so wide, else its beginning with an ellipsis; '' where not even four signs fit. */
export function fitNumber(text: string, width: number, fontSize: number): string {
  const signs = Math.floor(width / (MONOSPACE_EM * fontSize));
  if (text.length <= signs) return text;
  return signs < 5 ? '' : `${text.slice(0, signs - 1).trimEnd()}…`;
}
