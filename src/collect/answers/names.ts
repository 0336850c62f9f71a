import * as v from 'valibot';
import { maybe } from './fields.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html */
export const serviceListAnswer = v.object({ serviceArns: v.array(v.string()), nextToken: maybe(v.string()) });

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html */
export const clusterListAnswer = v.object({ clusterArns: v.array(v.string()), nextToken: maybe(v.string()) });
