import { setupItems } from '../../common/setupItems';
import { readOptions, toTargetOptions } from '../settings';
import type { Operation } from './operation';

const words = { recordType: 'property', plural: 'properties', purpose: 'the sync' };

/** Makes or checks the custom properties once, however many items came in. */
export const setup: Operation = async (context, system, outside) => {
	const { dryRun, maxAttempts } = toTargetOptions(readOptions(context));
	const caller = system.createCaller(outside, maxAttempts);
	return setupItems(context, await system.setUp(caller, dryRun), words);
};
