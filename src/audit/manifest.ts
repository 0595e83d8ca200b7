export const manifest = { name: 'audit', routes: [], events: [], jobs: [] } as const;
