import type { InnovationId, ProblemId } from '../model/ids.ts';

const move = (last: string) => ({
  pattern: `/api/v1/innovations/:id/${last}`,
  to: (id: InnovationId) => `/api/v1/innovations/${id}/${last}`,
});

/** Addresses of the registry's part of the interface for programs. */
export const paths = {
  innovations: { pattern: '/api/v1/innovations', to: () => '/api/v1/innovations' },
  innovation: { pattern: '/api/v1/innovations/:id', to: (id: InnovationId) => `/api/v1/innovations/${id}` },
  submit: move('submit'),
  withdraw: move('withdraw'),
  return: move('return'),
  publish: move('publish'),
  versions: move('versions'),
  archive: move('archive'),
  restore: move('restore'),
  problems: { pattern: '/api/v1/problems', to: () => '/api/v1/problems' },
  problem: { pattern: '/api/v1/problems/:id', to: (id: ProblemId) => `/api/v1/problems/${id}` },
  regions: { pattern: '/api/v1/regions', to: () => '/api/v1/regions' },
  institutions: { pattern: '/api/v1/institutions', to: () => '/api/v1/institutions' },
} as const;
