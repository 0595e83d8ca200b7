import { sizeText } from '#files/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { FileProgress } from '#platform/ui/file-progress.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { KEPT_DAYS, type Takeout } from '../model.ts';
import { paths } from '../paths.ts';
import { isBusy } from '../rules.ts';
import { alongText } from './words.tsx';

type TakeoutPageProps = { readonly edition: Edition; readonly takeout: Takeout };

/** How far a complete export is, and where to take it. */
export function TakeoutPage({ edition, takeout }: TakeoutPageProps) {
  const busy = isBusy(takeout.state);
  const along = alongText(takeout);
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('takeout.title')}
        lead={t('takeout.askedOn', { at: formatMoment(takeout.askedAt) })}
        facts={along === '' ? null : <span>{t('takeout.alongOf', { along })}</span>}
      />
      {busy ? <MakingProgress takeout={takeout} /> : <Outcome takeout={takeout} />}
      <div class="actions section">
        {busy ? (
          <PostButton look="secondary" action={paths.cancel.to(edition.id, takeout.id)}>
            {t('takeout.cancel')}
          </PostButton>
        ) : null}
        {takeout.state === 'done' ? (
          <LinkButton href={paths.archive.to(edition.id, takeout.id)} download>
            {t('takeout.download')}
          </LinkButton>
        ) : null}
        <LinkButton look="plain" href={paths.list.to(edition.id)}>
          {t('takeout.back')}
        </LinkButton>
      </div>
    </>
  );
}

/** The part that asks anew by itself. */
export function MakingProgress({ takeout }: { readonly takeout: Takeout }) {
  const { id, editionId, state, done, total } = takeout;
  const values = { done: formatNumber(done), total: formatNumber(total) };
  const told = done === 0 ? t('takeout.waiting') : t('takeout.working', values);
  return (
    <FileProgress
      label={t('takeout.progress')}
      state={isBusy(state) ? told : t('takeout.finished')}
      done={done}
      total={total}
      pollUrl={paths.progress.to(editionId, id)}
      reload={paths.takeout.to(editionId, id)}
      finished={!isBusy(state)}
      then={paths.takeout.to(editionId, id)}
    />
  );
}

function Outcome({ takeout }: { readonly takeout: Takeout }) {
  const { state, lacking } = takeout;
  if (state === 'done')
    return (
      <Notice tone={lacking > 0 ? 'warning' : 'success'} title={t('takeout.state.done')}>
        <p>{t('takeout.ready', { size: sizeText(takeout.bytes), days: formatNumber(KEPT_DAYS) })}</p>
        {lacking > 0 ? <p>{t('takeout.lacking', { count: lacking, n: formatNumber(lacking) })}</p> : null}
      </Notice>
    );
  return (
    <Notice tone={state === 'failed' ? 'danger' : 'info'}>
      <p>{t(state === 'failed' ? 'takeout.failedText' : 'takeout.cancelledText')}</p>
    </Notice>
  );
}
