/** Names under which webhooks stand in the log, and their pages in the access log. */
export const hookAuditEvents: readonly string[] = [
  ...['hooks', 'hooks_taken', 'hook_form', 'hook_made', 'hook_shown', 'hook_edit_form', 'hook_changed'],
  ...['hook_paused', 'hook_resumed', 'hook_archive_form', 'hook_archived', 'hook_restored'],
  ...['hook_secret_form', 'hook_secret_changed', 'hook_tested'],
  ...['deliveries', 'deliveries_taken', 'delivery_shown', 'delivery_resent', 'deliveries_resent'],
].map((it) => `integration.${it}`);

export const hookNotices: readonly string[] = ['integration.notice.hook_paused'];
