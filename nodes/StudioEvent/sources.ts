import { NodeOperationError, type IExecuteFunctions, type INodePropertyOptions } from 'n8n-workflow';
import type { TriggerSource } from '../common/receiveDelivery';
import { wellnessLivingSource } from '../WellnessLiving/source';
import { zenotiSource } from '../Zenoti/source';

/** The vendors whose payloads this node understands, by the value of the parameter `system`. */
const sources: Readonly<Record<string, TriggerSource>> = {
	wellnessLiving: wellnessLivingSource,
	zenoti: zenotiSource,
};

export const sourceOptions: INodePropertyOptions[] = Object.entries(sources).map(([value, source]) => ({
	name: source.profile.label,
	value,
}));

/** The vendor that the parameter `system` names; a workflow made by hand or by an agent may name anything. */
export function sourceOf(context: IExecuteFunctions, itemIndex: number): TriggerSource {
	const name = String(context.getNodeParameter('system', itemIndex));
	const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
	if (source !== undefined) return source;
	throw new NodeOperationError(context.getNode(), `“${name}” is no system this node knows`, {
		itemIndex,
		description: `Choose one of the list: ${sourceOptions.map((option) => option.name).join(' or ')}.`,
	});
}
