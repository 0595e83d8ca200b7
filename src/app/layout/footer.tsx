import { paths as networkPaths } from '#network/index.ts';
import { paths as apiPaths } from '#platform/http/api/paths.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import type { Frame } from './frame.ts';

/** The end of every page: help, the two switches, licences; on paper, where and when it was printed. */
export function Footer({ frame, moment }: { readonly frame: Frame; readonly moment: string }) {
  return (
    <footer class="site-footer">
      <div class="wrap footer-rows">
        <p class="motto">{t('app.footer.motto')}</p>
        <nav aria-label={t('app.footer.label')}>
          <ul class="footer-links">
            <FooterLink href={paths.about.to()} text={t('app.footer.about')} />
            <FooterLink href={paths.help.to()} text={t('app.footer.help')} />
            <FooterLink href={paths.privacy.to()} text={t('app.footer.privacy')} />
            <FooterLink href={paths.accessibility.to()} text={t('app.footer.accessibility')} />
            <FooterLink href={apiPaths.page.to()} text={t('app.footer.api')} />
            <FooterLink href={networkPaths.open.to()} text={t('app.footer.open')} />
            <FooterLink href={paths.source.to()} text={t('app.footer.source')} />
          </ul>
        </nav>
        {frame.support ? null : <Switches frame={frame} />}
        <p class="licence">{t('app.footer.licence')}</p>
      </div>
      <p class="print-only">{t('app.print', { moment, address: frame.baseUrl + frame.path })}</p>
    </footer>
  );
}

/** Language and look of the reader; nobody sets them who looks through another's eyes. */
function Switches({ frame }: { readonly frame: Frame }) {
  return (
    <div class="switches">
      <Switch
        frame={frame}
        action={paths.language.to()}
        name="bahasa"
        label={t('app.language')}
        chosen={frame.locale}
        choices={[
          ['id', t('app.language.id')],
          ['en', t('app.language.en')],
        ]}
      />
      <Switch
        frame={frame}
        action={paths.theme.to()}
        name="tema"
        label={t('app.theme')}
        chosen={frame.theme}
        choices={[
          ['light', t('app.theme.light')],
          ['dark', t('app.theme.dark')],
          ['system', t('app.theme.system')],
        ]}
      />
    </div>
  );
}

function FooterLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <li>
      <a href={href}>{text}</a>
    </li>
  );
}

type SwitchProps = {
  readonly frame: Frame;
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
};

/** One button a choice; the pressed one is what holds now. Works without script. */
function Switch({ frame, action, name, label, chosen, choices }: SwitchProps) {
  return (
    <form class="switch" action={action} method="post" aria-label={label}>
      <input type="hidden" name="kembali" value={frame.path} />
      <span class="switch-label" aria-hidden="true">
        {label}
      </span>
      {choices.map(([value, text]) => (
        <button
          key={value}
          type="submit"
          name={name}
          value={value}
          lang={name === 'bahasa' ? value : undefined}
          aria-pressed={value === chosen}
        >
          {text}
        </button>
      ))}
    </form>
  );
}
