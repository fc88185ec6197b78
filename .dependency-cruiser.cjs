// Who may import whom. Every import that this list doesn't name is an error, and so is every cycle.

// The browser's and Node's own parts count as packages: a pure folder imports none.
const LAYERS = {
  engine: { ours: [], packages: [] },
  kit: { ours: ['engine'], packages: [] },
  catalog: { ours: ['protocols', 'engine'], packages: [] },
  analysis: { ours: ['engine'], packages: ['graphology', 'graphology-components'] },
  explore: { ours: ['engine'], packages: [] },
  lab: { ours: ['engine', 'explore', 'analysis', 'catalog'], packages: ['zod', 'fflate'] },
  playback: { ours: ['engine', 'analysis'], packages: [] },
  figure: {
    ours: ['playback', 'analysis', 'engine'],
    packages: ['d3-array', 'd3-scale'],
  },
  views: { ours: ['figure', 'playback', 'analysis', 'engine'], packages: 'any' },
  app: {
    ours: ['engine', 'catalog', 'analysis', 'explore', 'lab', 'playback', 'figure', 'views'],
    packages: 'any',
  },
  cli: {
    ours: ['lab', 'catalog', 'figure', 'playback', 'analysis', 'explore', 'engine'],
    packages: 'any',
    node: true,
  },
};

const TEST = '[.]test[.]ts$';
const TEST_PACKAGES = ['vitest', 'fast-check', '@fast-check/vitest', 'ajv'];

const folder = (names) => `^src/(${names.join('|')})/`;
const packagePath = (names) =>
  names === 'any' ? '^node_modules/' : `^node_modules/(@types/)?(${names.join('|')})/`;

function layerRules([name, { ours, packages, node }]) {
  const from = { path: folder([name]) };
  const rules = [{ from, to: { path: folder([name, ...ours]) } }];
  if (packages.length > 0) rules.push({ from, to: { path: packagePath(packages) } });
  if (node) rules.push({ from, to: { dependencyTypes: ['core'] } });
  return rules;
}

// A protocol sees the engine, the kit and its own folder: what two protocols need moves to the kit.
const protocolRules = [
  { from: { path: '^src/protocols/' }, to: { path: folder(['engine', 'kit']) } },
  { from: { path: '^src/protocols/([^/]+)/' }, to: { path: '^src/protocols/$1/' } },
];

// Tests run in Node, and may hold a folder against the layers that run it.
const testRules = [
  { from: { path: TEST }, to: { path: packagePath(TEST_PACKAGES) } },
  { from: { path: '/testing/' }, to: { path: packagePath(['fast-check']) } },
  { from: { path: TEST }, to: { dependencyTypes: ['core'] } },
  {
    from: { path: `^src/protocols/.*${TEST}` },
    to: { path: folder(['catalog', 'lab', 'explore', 'analysis']) },
  },
  { from: { path: `^src/kit/.*${TEST}` }, to: { path: folder(['analysis']) } },
  {
    from: { path: `^src/(catalog|lab)/.*${TEST}` },
    to: { path: folder(['engine', 'kit', 'protocols', 'catalog', 'analysis', 'explore', 'lab']) },
  },
];

module.exports = {
  allowed: [...Object.entries(LAYERS).flatMap(layerRules), ...protocolRules, ...testRules],
  allowedSeverity: 'error',
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Files that need each other, if only for a type, are one file or want a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'The import leads nowhere: write the path with its .ts extension.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'manifest-alone',
      comment:
        'A manifest is loaded with the page, before anything of its folder: what it needs stands in index.ts itself.',
      severity: 'error',
      from: { path: '^src/protocols/([^/]+)/index[.]ts$' },
      to: { path: '^src/protocols/$1/' },
    },
    {
      name: 'no-test-import',
      comment: 'A test is nobody else’s part: move what is shared into a file of its own.',
      severity: 'error',
      from: {},
      to: { path: TEST },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.dom.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default', 'require'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|svg|md|json)$' },
  },
};
