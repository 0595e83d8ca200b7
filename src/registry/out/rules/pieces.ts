import { formPlace, placeOfCode } from '../../evidence/rules.ts';
import type { CopyForm, EvidenceWanted, FormItem, Piece, PieceFit, PlacedPiece } from '../model.ts';

const MEGABYTE = 1024 * 1024;

/** Which evidence goes where: what was named for the field, else what its sections hold that may serve. */
export function piecesFor(
  form: Pick<CopyForm, 'code'>,
  item: FormItem,
  evidence: readonly Piece[],
  year: number,
): readonly PlacedPiece[] | null {
  const { evidence: wanted } = item;
  if (!wanted) return null;
  const own = formPlace(form.code, item.key);
  const named = evidence.filter((it) => it.place === own);
  const placed = (piece: Piece, isNamed: boolean) => ({ piece, fit: pieceFit(wanted, piece, year), isNamed });
  if (named.length > 0) return named.map((piece) => placed(piece, true));
  const serving = evidence.filter((it) => stands(it, wanted)).map((piece) => placed(piece, false));
  return firstOfEach(serving.filter((it) => it.fit !== 'other_type'));
}

function stands({ place }: Piece, { sections }: EvidenceWanted): boolean {
  const at = placeOfCode(place);
  if (at?.kind === 'section') return sections.includes(at.section);
  return at?.kind === 'impact' && sections.includes('impact');
}

/** One evidence may prove several places of a section. */
function firstOfEach(placed: readonly PlacedPiece[]): readonly PlacedPiece[] {
  return placed.filter((it, index) => placed.findIndex((other) => other.piece.id === it.piece.id) === index);
}

/** How the evidence fits; a limit that no source tells is no limit, and a year that is over proves nothing any more. */
export function pieceFit(wanted: EvidenceWanted, piece: Piece, year: number): PieceFit {
  if (wanted.types && !wanted.types.includes(piece.type)) return 'other_type';
  if (piece.isBroken) return 'broken';
  if (piece.validityYear !== null && piece.validityYear < year) return 'expired';
  const isLarger = wanted.megabytes !== undefined && piece.file && piece.file.size > wanted.megabytes * MEGABYTE;
  if (!isLarger) return 'fits';
  return wanted.larger_by_link ? 'larger' : 'too_large';
}
