import { addEndUser } from "./panel/add-end-user.ts";
import { addKeySet } from "./panel/add-key-set.ts";
import { addPricingGroup } from "./panel/add-pricing-group.ts";
import { addProperty } from "./panel/add-property.ts";
import { addPropertyUser } from "./panel/add-property-user.ts";
import { addSubscriptionGroup } from "./panel/add-subscription-group.ts";
import { changeProperty } from "./panel/change-property.ts";
import { issueTemporaryUserToken } from "./panel/issue-temporary-user-token.ts";
import { letSubscriptionLapse } from "./panel/let-subscription-lapse.ts";
import { linkSubscriber } from "./panel/link-subscriber.ts";
import { logIn } from "./panel/log-in.ts";
import { purchaseResource } from "./panel/purchase-resource.ts";
import { removePropertyUser } from "./panel/remove-property-user.ts";
import { revokeKeySet } from "./panel/revoke-key-set.ts";
import { setAdSupported } from "./panel/set-ad-supported.ts";
import { setCallbackAddress } from "./panel/set-callback-address.ts";
import { setDemographicFields } from "./panel/set-demographic-fields.ts";
import { subscribe } from "./panel/subscribe.ts";
import { topUpWallet } from "./panel/top-up-wallet.ts";

/** What merchants and readers do in the vendor's own pages. */
export const panel = {
  addEndUser,
  addKeySet,
  addPricingGroup,
  addPropertyUser,
  addProperty,
  addSubscriptionGroup,
  changeProperty,
  issueTemporaryUserToken,
  letSubscriptionLapse,
  linkSubscriber,
  logIn,
  purchaseResource,
  removePropertyUser,
  revokeKeySet,
  setAdSupported,
  setCallbackAddress,
  setDemographicFields,
  subscribe,
  topUpWallet,
};
