import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { paths as handoverPaths } from '../../handover/paths.ts';
import { paths } from '../../paths.ts';
import type { Departure } from '../model.ts';
import type { wayOut } from '../rules.ts';

export type DepartedProps = {
  readonly departures: readonly Departure[];
  readonly way: ReturnType<typeof wayOut>;
  /** Whether nobody who is still there keeps the record. */
  readonly isOrphan: boolean;
};

/** Who left the record, what to do about it; else, when nobody keeps it, that somebody should. */
export function Departed({ departures, way, isOrphan }: DepartedProps) {
  const open = departures.filter((it) => it.setAside === null);
  return (
    <>
      {open.map((it) => (
        <Prompt key={it.personId} departure={it} way={way} />
      ))}
      {isOrphan && open.length === 0 ? (
        <Notice tone="warning" title={t('registry.orphan.title')}>
          <p>{t('registry.orphan.text')}</p>
          <Said departures={departures} />
        </Notice>
      ) : null}
    </>
  );
}

type PromptProps = { readonly departure: Departure } & Pick<DepartedProps, 'way'>;

function Prompt({ departure, way }: PromptProps) {
  const { innovationId, personId, name, leftAt, keepers } = departure;
  const along = way === 'ask_along';
  return (
    <Notice tone="warning" title={t('departure.title', { name })}>
      <p>
        {t(keepers.length === 0 ? 'departure.alone' : 'departure.others', { date: formatDate(leftAt) })}
        {way ? ` ${t(`departure.how.${way}`)}` : null}
      </p>
      {way ? (
        <p class="actions">
          <LinkButton
            small
            look="secondary"
            href={handoverPaths.new.to({ dari: along ? '' : personId, inovasi: innovationId })}
          >
            {t(`departure.${way}`)}
          </LinkButton>
          <LinkButton small look="plain" href={paths.leaveDeparted.to(innovationId, personId)}>
            {t('departure.leave.link')}
          </LinkButton>
        </p>
      ) : null}
    </Notice>
  );
}

/** Who said of whom that nobody has to take over, and why. */
function Said({ departures }: Pick<DepartedProps, 'departures'>) {
  return departures.map(({ personId, name, setAside }) =>
    setAside ? (
      <p key={personId} class="muted">
        {t('departure.said', { name, by: setAside.by ?? '–', date: formatDate(setAside.at), reason: setAside.reason })}
      </p>
    ) : null,
  );
}
