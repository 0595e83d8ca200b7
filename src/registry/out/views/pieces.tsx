import { paths as filesPaths } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import { paths as evidencePaths } from '../../evidence/paths.ts';
import { formPlace } from '../../evidence/rules.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { PieceFit, PlacedPiece, SheetField } from '../model.ts';
import { pieceFacts, pieceFitText } from './words.ts';

export type PiecesProps = {
  readonly id: InnovationId;
  readonly form: string;
  readonly field: SheetField;
  /** Whether the reader may say what proves the record. */
  readonly mayProve: boolean;
};

/** Which file goes into the field, with a way to take it; or that there is none, with a way to name one. */
export function Pieces({ id, form, field, mayProve }: PiecesProps) {
  const { evidence, item } = field;
  if (!evidence) return null;
  const isNamed = evidence.some((it) => it.isNamed);
  return (
    <div class="mt-2">
      {evidence.length === 0 ? <p class="missing">{t('out.pieces.none')}</p> : null}
      {evidence.length > 0 ? <p class="muted">{t(isNamed ? 'out.pieces.named' : 'out.pieces.serving')}</p> : null}
      <ul class="plain-list">
        {evidence.map((it) => (
          <li key={it.piece.id} class="py-1">
            <PieceShown placed={it} />
          </li>
        ))}
      </ul>
      {mayProve ? (
        <p class="print:hidden">
          <a href={evidencePaths.add.to(id, formPlace(form, item.key))}>
            {t('out.pieces.name')}
            <span class="sr-only">{`: ${item.label}`}</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}

const tones: Readonly<Record<PieceFit, Tone>> = {
  fits: 'success',
  larger: 'warning',
  too_large: 'danger',
  other_type: 'danger',
  expired: 'warning',
  broken: 'danger',
};

function PieceShown({ placed }: { readonly placed: PlacedPiece }) {
  const { piece, fit } = placed;
  return (
    <>
      <a href={filesPaths.evidence.to(piece.id)} lang="id">
        {piece.title}
      </a>{' '}
      <Tag tone={tones[fit]}>{pieceFitText(fit)}</Tag>
      <p class="muted">{pieceFacts(piece).join(' · ')}</p>
      <p class="print:hidden">
        {piece.url ? (
          <a href={piece.url} rel="nofollow noopener ugc">
            {t('out.pieces.open')}
            <span class="sr-only">{` ${piece.title}`}</span>
          </a>
        ) : (
          <a href={filesPaths.download.to(piece.id)}>
            {t('out.pieces.download')}
            <span class="sr-only">{` ${piece.title}`}</span>
          </a>
        )}
      </p>
    </>
  );
}
