import type { Answer } from '../../http/route';
import type { ApiKey } from '../access';
import type { ZenotiCall } from '../call';
import { checked, invalidCenter, invalidInput, refused, unprocessable, type Checked } from '../problem';
import { seesCenter } from '../reports/filters';
import type { ZenotiState } from '../state';
import type { Center } from '../store/rows';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The centre of that id, when there is one and the key may see it. */
export function centerWithId(state: ZenotiState, key: ApiKey, id: string): Checked<Center> {
	if (!guid.test(id)) return refused(invalidInput(`The value '${id}' is not a valid center_id.`));
	const center = state.organisation.centers.get(id);
	return center === undefined || !seesCenter(key, [], center.id) ? refused(invalidCenter) : checked(center);
}

/** The centre that the query names; most lists need one. */
export function withCenter(
	state: ZenotiState,
	call: ZenotiCall,
	key: ApiKey,
	handler: (center: Center) => Answer,
): Answer {
	const id = call.value('center_id');
	if (id === null) return unprocessable('center_id is required.');
	const center = centerWithId(state, key, id);
	return center.ok ? handler(center.value) : center.answer;
}

/** The centre that the path names. */
export function withPathCenter(
	state: ZenotiState,
	call: ZenotiCall,
	key: ApiKey,
	handler: (center: Center) => Answer,
): Answer {
	const center = centerWithId(state, key, call.params.centerId ?? '');
	return center.ok ? handler(center.value) : center.answer;
}
