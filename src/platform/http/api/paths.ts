/** Addresses of what tells about the interface; the operations have theirs where they belong. */
export const paths = {
  page: { pattern: '/api', to: () => '/api' },
  description: { pattern: '/api/v1/openapi.json', to: () => '/api/v1/openapi.json' },
} as const;
