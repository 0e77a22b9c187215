import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { parseJson } from '../../../core/event';

/** A JSON parameter: an object from an expression as it is, text parsed. An empty field is what `whenEmpty` says. */
export function readJsonParameter(
	context: IExecuteFunctions,
	name: string,
	label: string,
	itemIndex: number,
	whenEmpty?: unknown,
): unknown {
	const value: unknown = context.getNodeParameter(name, itemIndex);
	if (typeof value !== 'string') return value;
	if (value.trim() === '' && whenEmpty !== undefined) return whenEmpty;
	const parsed = parseJson(value);
	if (parsed.ok) return parsed.value;
	throw new NodeOperationError(context.getNode(), `${label} is not JSON`, {
		itemIndex,
		description: 'Give the delivery as JSON, for example the body that a Webhook node received.',
	});
}
