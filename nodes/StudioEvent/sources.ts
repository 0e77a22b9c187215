import type { INodePropertyOptions } from 'n8n-workflow';
import type { TriggerSource } from '../shared/receiveDelivery';
import { wellnessLivingSource } from '../WellnessLiving/source';
import { zenotiSource } from '../Zenoti/source';

/** The vendors whose payloads this node understands, by the value of the parameter `system`. */
export const sources: Readonly<Record<string, TriggerSource>> = {
	wellnessLiving: wellnessLivingSource,
	zenoti: zenotiSource,
};

export const sourceOptions: INodePropertyOptions[] = Object.entries(sources).map(([value, source]) => ({
	name: source.profile.label,
	value,
}));
