import type { Draft } from '../documents/draft';
import { businessProblem, checked, refused, type Checked } from '../problem';
import { refProblem } from '../references';
import type { Unit } from '../shapes/lists';
import { given, type Built } from '../store/record';
import { fullName, nameProblem } from './names';

/** A location or a class, which can be made once the company tracks them. */
export function buildUnit(draft: Draft, source: Unit): Checked<Built> {
	const { company, entity } = draft;
	const { trackDepartments, classTracking } = company.settings;
	const isTracked = entity === 'Department' ? trackDepartments : classTracking !== 'off';
	const name = fullName(draft, source.Name, source.ParentRef);
	const refusal =
		(isTracked ? null : businessProblem(`${entity} tracking is turned off for this company.`)) ??
		refProblem(company, entity, source.ParentRef, 'ParentRef') ??
		nameProblem(draft, [entity], name);
	if (refusal !== null) return refused(refusal);
	const isSub = source.ParentRef !== undefined;
	const fields = {
		...given({ Name: source.Name, ParentRef: source.ParentRef }),
		[entity === 'Department' ? 'SubDepartment' : 'SubClass']: isSub,
		FullyQualifiedName: name,
		Active: source.Active ?? true,
	};
	return checked({ fields, postings: [] });
}
