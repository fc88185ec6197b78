// What a run must not use: anything whose result differs between machines, moments or browsers.
import ts from 'typescript';

const INEXACT =
  'random exp expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh hypot cbrt';
const INEXACT_MATH = new Set(INEXACT.split(' '));

const SEEDED = 'draw from one of the seeded streams';
const PORTABLE = "its last digits differ between browsers; use the engine's portable functions";
const VIRTUAL = "time is the run's own: use the node's clock and timers";
const SILENT = 'say it in the trace, or throw';
const SYNCHRONOUS = 'a run is synchronous: waiting belongs to the lab and the app';
const LOCAL = "depends on the machine's language; write it out plainly";
const COLLECTED = 'hangs on garbage collection; keep a plain reference';

const GLOBALS = new Map([
  ['Date', VIRTUAL],
  ['performance', VIRTUAL],
  ['setTimeout', VIRTUAL],
  ['setInterval', VIRTUAL],
  ['setImmediate', VIRTUAL],
  ['requestAnimationFrame', VIRTUAL],
  ['queueMicrotask', SYNCHRONOUS],
  ['Promise', SYNCHRONOUS],
  ['console', SILENT],
  ['Intl', LOCAL],
  ['crypto', SEEDED],
  ['WeakRef', COLLECTED],
  ['FinalizationRegistry', COLLECTED],
]);

const NODE_CHECKS = [globalName, mathFunction, power, asynchronous, localText];

/** Findings of one file, { path, text }: { line, what, fix } each, in the order of the text. */
export function findBanned(file) {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const findings = [];
  const visit = (node) => {
    for (const check of NODE_CHECKS) {
      const found = check(node);
      if (found) findings.push({ line: lineOf(source, node), ...found });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

function lineOf(source, node) {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

function globalName(node) {
  if (!ts.isIdentifier(node) || !GLOBALS.has(node.text) || isOwnName(node)) return undefined;
  return { what: node.text, fix: GLOBALS.get(node.text) };
}

/** A member or a key that happens to be called like a global: `node.clock.performance`, `{ Date: 1 }`. */
function isOwnName(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.name === node && parent.expression.getText() !== 'globalThis';
  }
  const named =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent);
  return named && parent.name === node;
}

function mathFunction(node) {
  if (!ts.isIdentifier(node) || node.text !== 'Math' || isOwnName(node)) return undefined;
  const { parent } = node;
  if (ts.isTypeQueryNode(parent)) return undefined;
  if (!ts.isPropertyAccessExpression(parent))
    return {
      what: 'Math taken apart',
      fix: 'write Math.floor and the like in full, so that it can be checked',
    };
  const { text } = parent.name;
  if (!INEXACT_MATH.has(text)) return undefined;
  return { what: `Math.${text}`, fix: text === 'random' ? SEEDED : PORTABLE };
}

/** A whole exponent is exact enough: `x ** 3`, and `2 ** bits` where bits is whole. */
function power(node) {
  if (!ts.isBinaryExpression(node)) return undefined;
  const { kind } = node.operatorToken;
  const isPower =
    kind === ts.SyntaxKind.AsteriskAsteriskToken ||
    kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
  if (!isPower) return undefined;
  const exponent = node.right;
  if (ts.isNumericLiteral(exponent)) {
    if (Number.isInteger(Number(exponent.text))) return undefined;
  } else if (node.left.getText() === '2' && ts.isIdentifier(exponent)) return undefined;
  return { what: '** with an exponent that may be a fraction', fix: PORTABLE };
}

function asynchronous(node) {
  const found =
    node.kind === ts.SyntaxKind.AsyncKeyword ||
    ts.isAwaitExpression(node) ||
    (ts.isForOfStatement(node) && node.awaitModifier !== undefined);
  return found ? { what: 'async code', fix: SYNCHRONOUS } : undefined;
}

function localText(node) {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const { text } = node.name;
  if (!text.startsWith('toLocale') && text !== 'localeCompare') return undefined;
  return { what: `.${text}()`, fix: LOCAL };
}
