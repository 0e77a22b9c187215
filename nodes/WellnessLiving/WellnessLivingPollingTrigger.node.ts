import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { wellnessLivingPollProfile } from '../../vendors/wellnessliving/api';
import { pollProperties } from '../common/pollProperties';
import type { PollSource } from '../common/pollSource';
import { pollOnce } from '../common/pollTrigger';
import { pollSubtitle } from '../common/subtitle';
import { connect } from './actions/account';
import { wellnessLivingApplicationTest } from './applicationTest';

const source: PollSource = { profile: wellnessLivingPollProfile, connect };

export class WellnessLivingPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WellnessLiving Polling Trigger',
		name: 'wellnessLivingPollingTrigger',
		icon: { light: 'file:wellnessLiving.svg', dark: 'file:wellnessLiving.dark.svg' },
		group: ['trigger'],
		version: [1.1],
		subtitle: pollSubtitle(wellnessLivingPollProfile),
		description:
			'Looks into WellnessLiving on a schedule and starts with what is new or changed: class bookings, which it sends no webhooks for, clients and sales',
		defaults: { name: 'WellnessLiving Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wellnessLivingApi', required: true, testedBy: 'wellnessLivingApplicationTest' }],
		properties: [
			{
				displayName:
					'Events have the same shape as those of the WellnessLiving Trigger, and the same IDs where WellnessLiving tells enough, so both can start the same workflow. Clients and sales come from <b>reports</b> that WellnessLiving builds for each poll, which takes from seconds to minutes: set Poll Times to every 15 minutes or more.',
				name: 'pollNotice',
				type: 'notice',
				default: '',
			},
			...pollProperties(wellnessLivingPollProfile),
		],
	};

	methods = { credentialTest: { wellnessLivingApplicationTest } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollOnce(this, source);
	}
}
