import type { Place, Read } from '../../../../core/poll';
import { zenotiPollProfile } from '../../../../vendors/zenoti/api';
import { getStudioEvents } from '../../../common/actions/studioEvents';
import type { ZenotiAccount } from '../account';

/** As the polling trigger reads on its first run; the centers are listed once an hour at most. */
export const getEvents = getStudioEvents<ZenotiAccount>({
	profile: zenotiPollProfile,
	placesField: {
		displayName: 'Center Names or IDs',
		name: 'placeIds',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getCenters' },
		default: [],
		description:
			'All centers when empty. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	places: placesOf,
});

async function placesOf(account: ZenotiAccount, ids: readonly string[]): Promise<Read<readonly Place[]>> {
	if (ids.length === 0) return await account.centers();
	const places: Place[] = [];
	for (const id of ids) {
		const read = await account.placeOf(id);
		if (!read.ok) return read;
		places.push(read.value);
	}
	return { ok: true, value: places };
}
