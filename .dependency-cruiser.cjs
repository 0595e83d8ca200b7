/**
 * Who may know whom (ARCHITECTURE.md). The table says what each capability may import of the others;
 * what is not listed is forbidden. Every capability that the house will have is named, built or not.
 */
const base = ['audit', 'identity', 'files', 'notification', 'integration'];
const mayKnow = {
  audit: [],
  identity: ['audit'],
  files: ['audit', 'identity'],
  notification: ['audit', 'identity'],
  integration: ['audit', 'identity', 'notification'],
  registry: base,
  evaluation: base,
  instrument: base,
  coaching: [...base, 'registry'],
  replication: [...base, 'registry'],
  institutionalisation: [...base, 'registry', 'instrument'],
  competition: [...base, 'registry', 'evaluation', 'coaching'],
  network: [...base, 'registry', 'replication', 'instrument'],
};
mayKnow.insight = Object.keys(mayKnow);

const any = (names) => `(?:${names.join('|')})`;
/** Files of one kind of room, as a file or as a folder of that name, at any depth of a capability. */
const kind = (...names) => `^src/.+/${any(names)}(?:/|\\.tsx?$)`;
const TEST = '\\.test\\.tsx?$';
const PURE = kind('rules', 'model');
const DOORS = '^src/[^/]+/(?:index|manifest)\\.ts$';
/** Where SQL is written: reads, writes, jobs, seeds, the tables, the read rule, the search, the invariants, the figures, the sign-in engine. */
const NEAR_TABLES = kind(
  'queries',
  'figures',
  'actions',
  'jobs',
  'seed',
  'schema',
  'visibility',
  'search',
  'invariants',
  'auth',
);

const tableRules = Object.entries(mayKnow).map(([name, friends]) => ({
  name: `${name}-knows`,
  comment: `${name} may know ${friends.join(', ') || 'nobody'}`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/[^/]+/', pathNot: `^src/${any([name, 'platform', ...friends])}/` },
}));

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const wallRules = [
  rule(
    'listed',
    'a folder of src that the table does not name',
    { path: '^src/' },
    {
      path: '^src/[^/]+/',
      pathNot: `^src/${any(['app', 'platform', ...Object.keys(mayKnow)])}/`,
    },
  ),
  rule(
    'platform-knows-no-one',
    'platform holds no word of the field',
    { path: '^src/platform/' },
    {
      path: '^src/(?!platform/)',
    },
  ),
  rule('nobody-imports-app', 'app stands above all', { path: '^src/(?!app/)' }, { path: '^src/app/' }),
  rule(
    'index-is-the-door',
    'from another capability only its index.ts',
    {
      path: '^src/([^/]+)/',
      pathNot: '^src/app/',
    },
    { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/platform/', DOORS] },
  ),
  rule(
    'two-doors-for-app',
    'app enters by manifest.ts and index.ts',
    { path: '^src/app/' },
    {
      path: '^src/[^/]+/',
      pathNot: ['^src/(?:app|platform)/', DOORS],
    },
  ),
  rule(
    'manifest-for-app-alone',
    'manifest.ts is the door for app',
    { path: '^src/(?!app/)', pathNot: TEST },
    {
      path: '^src/[^/]+/manifest\\.ts$',
    },
  ),
];

const roomRules = [
  rule(
    'rules-are-pure',
    'rules and model know no platform but ids, outcomes, what differs in documents and the words of a sheet',
    {
      path: PURE,
      pathNot: TEST,
    },
    {
      path: '^src/platform/',
      pathNot: '^src/platform/(?:ids|outcome|document/changes)\\.ts$|^src/platform/sheet/index\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'rules-know-no-database',
    'not even a type of the database, the web or the environment',
    {
      path: PURE,
      pathNot: TEST,
    },
    {
      path: `^src/platform/(?:db|config|jobs|outbox|mail|log|http/kernel)\\.ts$|node_modules/(?:kysely|pg|hono|@hono|better-auth)/|${kind('schema', 'queries', 'actions', 'jobs', 'seed', 'routes', 'views')}`,
    },
  ),
  rule(
    'rules-know-no-machine',
    'of node only the digest functions, which are pure',
    { path: PURE, pathNot: TEST },
    {
      dependencyTypes: ['core'],
      pathNot: '^(?:node:)?crypto$',
    },
  ),
  rule(
    'views-query-nothing',
    'a view is given what it shows',
    { path: kind('views'), pathNot: TEST },
    {
      path: `${kind('queries', 'actions', 'jobs', 'seed', 'routes')}|^src/platform/db\\.ts$`,
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'tables-near-queries',
    'only queries, figures, actions, jobs, seed, visibility and search know tables',
    {
      path: '^src/',
      pathNot: [NEAR_TABLES, TEST],
    },
    { path: kind('schema') },
  ),
  rule(
    'sql-near-tables',
    'Kysely stays where tables are known',
    {
      path: '^src/(?!platform/)',
      pathNot: [NEAR_TABLES, TEST],
    },
    { path: 'node_modules/kysely/' },
  ),
  rule(
    'driver-in-platform',
    'the driver belongs to platform and the commands of app',
    {
      path: '^src/',
      pathNot: ['^src/platform/', '^src/app/commands/', TEST],
    },
    { path: 'node_modules/(?:pg|pg-copy-streams|@types/pg)/' },
  ),
  rule(
    'web-at-the-edge',
    'Hono stops at the kernel; routes speak of visits and pages',
    {
      path: '^src/',
      pathNot: ['^src/platform/http/', '^src/app/(?:server\\.ts$|commands/start\\.ts$)', TEST],
    },
    { path: 'node_modules/(?:hono|@hono)/' },
  ),
  rule(
    'jobs-hold-no-page',
    'jobs and actions show nothing',
    {
      path: kind('queries', 'actions', 'jobs'),
      pathNot: TEST,
    },
    { path: kind('views', 'routes') },
  ),
  rule(
    'islands-stay-in-the-browser',
    'what browsers run knows only other islands',
    { path: kind('islands'), pathNot: TEST },
    {
      path: '.',
      pathNot: `${kind('islands')}|node_modules/(?:preact|tus-js-client)/`,
    },
  ),
];

const plainRules = [
  rule('no-circles', 'two files that need each other are one, or need a third', {}, { circular: true }),
  rule('no-orphans', 'a file that nobody uses', { orphan: true, path: '^src/', pathNot: [TEST, kind('islands')] }, {}),
  rule('nothing-missing', 'an import that leads nowhere', {}, { couldNotResolve: true }),
  rule(
    'product-needs-no-test',
    'the product does not lean on its tests, tools or benchmarks',
    {
      path: '^src/',
      pathNot: TEST,
    },
    { path: `^(?:tests|tools|bench)/|${TEST}` },
  ),
  rule(
    'packages-of-the-product',
    'the product runs on its dependencies alone',
    { path: '^src/', pathNot: TEST },
    {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      pathNot: 'node_modules/@types/',
    },
  ),
];

module.exports = {
  forbidden: [...tableRules, ...wallRules, ...roomRules, ...plainRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
    cache: { folder: '.cache/dependencies', strategy: 'content' },
  },
};
