import type { Draft } from '../documents/draft';
import { checked, problem, refused, type Checked } from '../problem';
import { refProblem } from '../references';
import type { Person } from '../shapes/lists';
import { given, type Built } from '../store/record';
import { fullName, nameProblem } from './names';

/** Customers, vendors and employees may not share a name with one another. */
const people = ['Customer', 'Vendor', 'Employee'] as const;

export function buildPerson(draft: Draft, source: Person): Checked<Built> {
	const { DisplayName, GivenName, MiddleName, FamilyName, CompanyName, PrimaryEmailAddr } = source;
	const parts = [GivenName, MiddleName, FamilyName].filter((part) => part !== undefined);
	const displayName = DisplayName ?? parts.join(' ');
	if (displayName === '')
		return refused(problem('6080', 'One of the parts of the name must be non-empty', 'DisplayName'));
	const name = fullName(draft, displayName, source.ParentRef);
	const refusal =
		refProblem(draft.company, draft.entity, source.ParentRef, 'ParentRef') ??
		nameProblem(draft, people, name);
	if (refusal !== null) return refused(refusal);
	const { Notes, PrimaryPhone, ParentRef } = source;
	const fields = {
		...given({ GivenName, MiddleName, FamilyName, CompanyName, PrimaryEmailAddr, PrimaryPhone }),
		...given({ Notes, ParentRef }),
		DisplayName: displayName,
		FullyQualifiedName: name,
		Active: source.Active ?? true,
		Taxable: source.Taxable ?? false,
		Balance: 0,
		CurrencyRef: source.CurrencyRef ?? { value: draft.company.settings.homeCurrency },
	};
	return checked({ fields, postings: [] });
}
