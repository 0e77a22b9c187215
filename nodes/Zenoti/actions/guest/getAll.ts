import { readChangedGuests } from '../../../../vendors/zenoti/api';
import { pagingFields } from '../../../common/actions/fields';
import { operation } from '../../../common/actions/operation';
import type { ZenotiAccount } from '../account';
import { centerField, simplify } from '../fields';
import { shaped } from '../place';

interface Wanted {
	readonly centerId: string;
	readonly since: string;
	readonly simplify: boolean;
	readonly limit: number | null;
}

/** Before the first guest of any organization: Zenoti lists by the day of the last change, and wants one. */
const everBefore = '2000-01-01';

/** One call for a hundred guests. */
export const getGuests = operation<ZenotiAccount, Wanted>({
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the guests of a center, all or those changed since a day',
		action: 'Get many guests',
	},
	properties: [
		centerField,
		{
			displayName: 'Changed Since',
			name: 'changedSince',
			type: 'dateTime',
			default: '',
			description:
				'Only guests created or changed on this day or later. Zenoti does not say in which time zone it counts: choose a day earlier to miss nothing. All guests when empty.',
		},
		...pagingFields(),
		simplify,
	],
	read: (input) => ({
		centerId: input.requiredId('centerId', 'Center'),
		since: input.day('changedSince', 'Changed Since') ?? everBefore,
		simplify: input.flag('simplify'),
		limit: input.limit(),
	}),
	run: async (account, { centerId, since, simplify: isSimple, limit }) => {
		const options = {
			limit: limit ?? undefined,
			isExact: limit === null,
			onPage: account.progress('guests'),
		};
		const read = await readChangedGuests(account.caller, centerId, since, options);
		return read.ok ? { ok: true, value: shaped(account.rowsOf('guests', read.value), isSimple) } : read;
	},
});
