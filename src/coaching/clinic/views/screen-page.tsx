import { formatDate, formatTime } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { Clinic } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import { isInWindow, windowOf } from '../rules/presence.ts';
import { QrImage } from './qr-image.tsx';

export type ScreenPageProps = { readonly clinic: Clinic; readonly address: string; readonly now: Date };

/** Says from when until when codes count, while they do not. */
export function WindowNotice({ clinic, now }: { readonly clinic: Clinic; readonly now: Date }) {
  if (isInWindow(clinic, now)) return null;
  const { opens, closes } = windowOf(clinic);
  const when = { date: formatDate(opens), from: formatTime(opens), until: formatTime(closes), end: formatDate(closes) };
  return <Notice tone="warning">{t('clinic.presence.window', when)}</Notice>;
}

/** The code of the moment, large enough for the back row; it makes itself anew. */
export function ScreenPage(props: ScreenPageProps) {
  const { clinic } = props;
  return (
    <>
      <PageHeader kicker={clinic.title} title={t('clinic.screen.title')} lead={t('clinic.screen.lead')} />
      <WindowNotice {...props} />
      <ScreenCode {...props} />
      <p class="actions print:hidden">
        <LinkButton look="secondary" href={paths.screen.to(clinic.id)}>
          {t('clinic.screen.anew')}
        </LinkButton>
        <LinkButton look="plain" href={paths.presence.to(clinic.id)}>
          {t('clinic.screen.back')}
        </LinkButton>
      </p>
    </>
  );
}

export function ScreenCode({ clinic, address, now }: ScreenPageProps) {
  return (
    <div class="section" data-poll-url={paths.screenPart.to(clinic.id)}>
      <QrImage value={address} text={t('clinic.screen.qr')} large />
      <p class="muted">{t('clinic.screen.at', { time: formatTime(now) })}</p>
    </div>
  );
}

export type PrintCodePageProps = {
  readonly clinic: Clinic;
  readonly codes: readonly { readonly day: string; readonly address: string }[];
};

/** A code for each day, on paper. */
export function PrintCodePage({ clinic, codes }: PrintCodePageProps) {
  return (
    <>
      <PageHeader kicker={clinic.title} title={t('clinic.print.title')} lead={t('clinic.print.lead')} />
      <div class="print:hidden">
        <Notice tone="warning">{t('clinic.print.warning')}</Notice>
      </div>
      {codes.map(({ day, address }) => (
        <Section key={day} title={formatDate(day)}>
          <QrImage value={address} text={t('clinic.print.qr', { date: formatDate(day) })} large />
        </Section>
      ))}
    </>
  );
}
