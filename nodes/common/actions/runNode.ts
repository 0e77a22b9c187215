import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Read } from '../../../core/poll';
import { settingsFailure } from '../outcomes';
import { keyOf, operationTable } from './describe';
import type { Resource } from './operation';
import { refuseItems, runItems } from './run';

/** A vendor as its action node runs it. */
export interface VendorNode<Account> {
	readonly system: string;
	readonly resources: readonly Resource<Account>[];
	readonly connect: (
		context: IExecuteFunctions,
		maxAttempts: number,
		isCancelled: () => boolean,
	) => Promise<Read<Account>>;
}

/** Tries of one call altogether. */
const maxAttempts = 5;

/** Looks the operation up, finds the way to the vendor and works; what keeps it from that concerns every item. */
export async function runNode<Account>(
	context: IExecuteFunctions,
	{ system, resources, connect }: VendorNode<Account>,
): Promise<INodeExecutionData[]> {
	const [resource, name] = ['resource', 'operation'].map((menu) => context.getNodeParameter(menu, 0));
	const operation = operationTable(resources).get(keyOf(resource, name));
	if (operation === undefined) {
		const hint = 'Choose Resource and Operation again, or update the package.';
		return refuseItems(
			context,
			settingsFailure('This operation is not known to this version.', hint),
			system,
		);
	}
	const isCancelled = () => context.getExecutionCancelSignal()?.aborted === true;
	const account = await connect(context, maxAttempts, isCancelled);
	if (!account.ok) return refuseItems(context, account.failure, system);
	return await runItems(context, operation, account.value, system);
}
