import { acting, type Viewer } from '#identity/index.ts';
import { type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newestMails } from '#platform/mail.ts';
import { paths } from '../paths.ts';
import { MailsPage } from '../views/mails.tsx';

const SHOWN = 50;

/** Mail as handed over, for the system administrator: the only way to read it where no mail server is set. */
export const mailRoute: Route<Viewer> = {
  method: 'get',
  path: paths.outgoingMail.pattern,
  guard: acting('system_admin'),
  event: 'app.mails',
  handle: async ({ db, config }) =>
    show({
      title: t('app.mails.title'),
      noindex: true,
      body: <MailsPage mails={await newestMails(db.conn, SHOWN)} sends={config.smtpUrl !== null} />,
    }),
};
