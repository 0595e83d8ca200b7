import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { ImportId } from '../model.ts';
import { paths } from '../paths.ts';

/** Leads to the question whether an unfinished import shall go. */
export function DiscardLink({ id }: { readonly id: ImportId }) {
  return (
    <LinkButton look="plain" href={paths.discard.to(id)}>
      {t('import.preview.discard')}
    </LinkButton>
  );
}
