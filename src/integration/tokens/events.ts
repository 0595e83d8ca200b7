/** Names under which tokens stand in the log, and their pages in the access log. */
export const tokenEvents: readonly string[] = [
  'integration.token_made',
  'integration.token_revoked',
  'integration.tokens',
  'integration.token_form',
  'integration.token_revoke_form',
];
