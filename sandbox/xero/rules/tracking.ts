import type { TrackingBody } from '../bodies/document';
import { checked, refused, type Checked } from '../problem';
import type { LineTracking } from '../store/document';
import type { Organisation } from '../store/organisation';

/**
 * Options by name or by id, active ones only. What Xero does with an unknown option is not documented; this stand-in
 * refuses, because a line without its studio would go unnoticed.
 */
export function resolveTracking(
	books: Organisation,
	sent: readonly TrackingBody[],
): Checked<readonly LineTracking[]> {
	const found: LineTracking[] = [];
	for (const one of sent) {
		const tracking = findOption(books, one);
		if (tracking === null) {
			const category = one.Name ?? one.TrackingCategoryID ?? '';
			const option = one.Option ?? one.TrackingOptionID ?? '';
			return refused(`The tracking option '${option}' of the category '${category}' could not be found.`);
		}
		if (found.some((other) => other.categoryId === tracking.categoryId)) {
			return refused(`The tracking category '${tracking.name}' has been used more than once on this line.`);
		}
		found.push(tracking);
	}
	return checked(found);
}

function findOption(books: Organisation, sent: TrackingBody): LineTracking | null {
	const category = books.tracking.find((row) =>
		sent.TrackingCategoryID === undefined ? row.name === sent.Name : row.id === sent.TrackingCategoryID,
	);
	const option = category?.options.find((row) =>
		sent.TrackingOptionID === undefined ? row.name === sent.Option : row.id === sent.TrackingOptionID,
	);
	if (category === undefined || option === undefined) return null;
	if (category.status !== 'ACTIVE' || option.status !== 'ACTIVE') return null;
	return { categoryId: category.id, optionId: option.id, name: category.name, option: option.name };
}
