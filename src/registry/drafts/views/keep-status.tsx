import type { PersonId } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { OWNER, SEEN } from '../form.ts';

export type KeepStatusProps = {
  /** Where a script sends what is typed. */
  readonly url: string;
  readonly owner: PersonId;
  /** Names the form on this device: the version and section, or the problem. */
  readonly thing: string;
  /** When the draft was kept that the form was filled from; '' for none. */
  readonly seen: string;
  /** Filled from what is kept or stored; not so a form that comes back as it was just sent. */
  readonly fresh: boolean;
};

/** Inside a form: lets a script keep what is typed, and says in words how that stands. Without script it is not seen. */
export function KeepStatus({ url, owner, thing, seen, fresh }: KeepStatusProps) {
  return (
    <>
      <HiddenField name={OWNER} value={owner} />
      <HiddenField name={SEEN} value={seen} />
      <div
        class="keep"
        data-keep={url}
        data-keep-thing={`${owner}/${thing}`}
        data-keep-fresh={fresh ? '' : undefined}
        data-typing={t('drafts.state.typing')}
        data-offline={t('drafts.state.offline')}
        data-waiting={t('drafts.state.waiting')}
        data-failed={t('drafts.state.failed')}
        data-signin={t('drafts.state.signIn')}
        data-restored={t('drafts.state.restored')}
        data-found={t('drafts.state.found')}
        data-unkept={t('drafts.state.unkept')}
        hidden
      >
        <p class="keep-text" role="status" />
        <button class="btn btn-secondary btn-small" type="button" hidden>
          {t('drafts.state.use')}
        </button>
      </div>
    </>
  );
}
