import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { paths as lastingPaths } from '../../lasting/paths.ts';
import { headlineOf } from '../../lasting/views/words.ts';
import type { LeftAgreement } from '../model.ts';
import { paths } from '../paths.ts';

type LeftProps = {
  readonly agreements: readonly LeftAgreement[];
  /** Whether the viewer may make it anew, and say that it ended. */
  readonly mayClaim: boolean;
  readonly mayEnd: boolean;
};

/** Officials of running agreements who left: make the agreement anew, or say that it ended. */
export function Left({ agreements, mayClaim, mayEnd }: LeftProps) {
  return agreements.map((it) => (
    <div key={it.id} class="mb-4">
      {it.ended ? (
        <Notice title={t('succession.ended', { name: it.name })}>
          <p>{headlineOf(it.content)}</p>
          <p class="muted">
            {t('succession.said', { by: it.ended.by ?? '–', date: formatDate(it.ended.at), reason: it.ended.reason })}
          </p>
        </Notice>
      ) : (
        <Notice tone="warning" title={t('succession.title', { name: it.name })}>
          <p>
            <a href={lastingPaths.record.to(it.id)}>{headlineOf(it.content)}</a>
          </p>
          <p>{t('succession.text', { date: formatDate(it.leftAt) })}</p>
          {mayClaim ? (
            <p class="actions">
              <LinkButton small look="secondary" href={lastingPaths.add.to(it.innovationId, 'performance')}>
                {t('succession.anew')}
              </LinkButton>
              {mayEnd ? (
                <LinkButton small look="plain" href={paths.end.to(it.id)}>
                  {t('succession.end.link')}
                </LinkButton>
              ) : null}
            </p>
          ) : null}
        </Notice>
      )}
    </div>
  ));
}
