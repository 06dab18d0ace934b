// Lists the users of the pool: nothing but names and states, a page at a time.
const { CognitoIdentityProviderClient, ListUsersCommand } = require("@aws-sdk/client-cognito-identity-provider");

const cognito = new CognitoIdentityProviderClient({});

const answer = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json", "access-control-allow-origin": "https://app.example.com" },
  body: JSON.stringify(body),
});

exports.handler = async (event) => {
  const page = event.queryStringParameters?.page;
  try {
    const found = await cognito.send(
      new ListUsersCommand({ UserPoolId: process.env.USER_POOL_ID, Limit: 60, PaginationToken: page, AttributesToGet: [] }),
    );
    const users = found.Users.map((user) => ({ name: user.Username, status: user.UserStatus }));
    return answer(200, { users, next: found.PaginationToken ?? null });
  } catch (error) {
    if (error.name === "InvalidParameterException") return answer(400, { error: "invalid_page" });
    throw error;
  }
};
