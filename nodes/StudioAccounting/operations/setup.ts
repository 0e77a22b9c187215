import { setupItems } from '../../common/setupItems';
import { toRunOptions } from '../settings/bookSettings';
import { locks } from './locks';
import type { Operation } from './operation';

const words = { recordType: 'entry', plural: 'entries', purpose: 'posting' };

/** Makes or checks the default accounts once, however many items came in. */
export const setup: Operation = async ({ context, parameterOf, mapping }, company) => {
	const { dryRun } = toRunOptions(parameterOf);
	const report = await locks.hold([company.company], () => company.setUp(mapping, dryRun));
	company.forgetChart();
	return setupItems(context, report, words);
};
