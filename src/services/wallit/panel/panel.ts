import { addEndUser } from "./add-end-user.ts";
import { addKeySet } from "./add-key-set.ts";
import { addPricingGroup } from "./add-pricing-group.ts";
import { addProperty } from "./add-property.ts";
import { addPropertyUser } from "./add-property-user.ts";
import { addSubscriptionGroup } from "./add-subscription-group.ts";
import { changeProperty } from "./change-property.ts";
import { issueTemporaryUserToken } from "./issue-temporary-user-token.ts";
import { letSubscriptionLapse } from "./let-subscription-lapse.ts";
import { linkSubscriber } from "./link-subscriber.ts";
import { logIn } from "./log-in.ts";
import { purchaseResource } from "./purchase-resource.ts";
import { removePropertyUser } from "./remove-property-user.ts";
import { revokeKeySet } from "./revoke-key-set.ts";
import { setAdSupported } from "./set-ad-supported.ts";
import { setCallbackAddress } from "./set-callback-address.ts";
import { setDemographicFields } from "./set-demographic-fields.ts";
import { subscribe } from "./subscribe.ts";
import { topUpWallet } from "./top-up-wallet.ts";

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
