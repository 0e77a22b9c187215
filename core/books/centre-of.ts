import type { FoldedSale } from './fold-sales';
import type { Centre, Gap } from './journal';
import type { BookMapping, CentreRule } from './mapping';
import { codeOfCentre } from './numbers';
import { segmentsOf } from './read-item';
import { gapOf } from './sale-problem';

/** What stands before the id of a source that is a centre itself, `zenoti/centers/5528ee09`; a business is none. */
const centreSegments: ReadonlySet<string> = new Set(['centers', 'locations']);

type Located = Pick<FoldedSale, 'source'> & { readonly sale: Pick<FoldedSale['sale'], 'location'> };

/**
 * The source's own id of the centre: the sale's location, else the centre that the user has named for such sales, else
 * what its source ends with; `null` when that is nothing. Who names a location without its id is not put into another.
 */
export function centreIdOf(located: Located, { centreOfUnnamed }: CentreRule): string | null {
	const { location } = located.sale;
	if (centreOfUnnamed === null || (location?.name ?? null) !== null) return toldCentreIdOf(located);
	const isTold =
		(location?.id ?? null) !== null || centreSegments.has(segmentsOf(located.source).at(-2) ?? '');
	return isTold ? toldCentreIdOf(located) : centreOfUnnamed;
}

function toldCentreIdOf({ sale, source }: Located): string | null {
	return sale.location?.id ?? segmentsOf(source).slice(1).at(-1) ?? null;
}

/** Codes under which these sales would be numbered if the user had named no centre for those that name none. */
export function formerCodesOf(
	{ id, code }: Centre,
	system: string,
	sales: readonly Located[],
	mapping: BookMapping,
): readonly string[] {
	const ids = new Set(sales.map(toldCentreIdOf));
	const codes = [...ids].flatMap((told) => {
		if (told === null || told === id) return [];
		return [centreCodeOf(system, told, mapping), codeOfCentre(system, told)];
	});
	return [...new Set(codes)].filter((former) => former !== code).sort();
}

const codeShape = /^[A-Z0-9]{1,8}$/;

/** The code is the user's, or made from the id. */
export function centreCodeOf(system: string, centreId: string, mapping: BookMapping): string {
	const told = mapping.centres.get(centreId)?.code?.trim().toUpperCase() ?? '';
	return told === '' ? codeOfCentre(system, centreId) : told;
}

/** Some sales name their centre and others only its id: the first name of the alphabet, so that order does not matter. */
export function centreOf(
	system: string,
	centreId: string,
	sales: readonly FoldedSale[],
	mapping: BookMapping,
): Centre {
	const names = sales.flatMap(({ sale }) => sale.location?.name ?? []).sort();
	const name = mapping.centres.get(centreId)?.name ?? names[0] ?? null;
	return { id: centreId, code: centreCodeOf(system, centreId, mapping), name };
}

export function centreLabel({ code, name }: Centre): string {
	return name === null ? code : `${name} (${code})`;
}

/** `sharedBy`: ids of all centres of this input that have the same code. */
export function centreGaps(centre: Centre, sharedBy: ReadonlySet<string>): readonly Gap[] {
	const { id, code, name } = centre;
	if (!codeShape.test(code)) {
		const message = `The code "${code.slice(0, 20)}" of ${name ?? `centre ${id}`} is not 1 to 8 letters and digits.`;
		return [gapOf('CENTRE_CODE', id, message)];
	}
	if (sharedBy.size <= 1) return [];
	const ids = [...sharedBy].sort().join(' and ');
	return [gapOf('CENTRE_CODE_TWICE', code, `The code "${code}" belongs to several centres: ${ids}.`)];
}
