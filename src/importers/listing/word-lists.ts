/** Small lists of common words and names, folded: evidence for where a title ends and a name begins. */

const given = `
aaron abdul abdullah abhinav abigail adam adarsh aditya adrian adrien agata agnes agnieszka ahmad ahmed ai aida aisha
ajay akash akira akshay alain alan albert alberto alec alejandro aleksandr aleksander alena alessandra alessandro alex
alexa alexander alexandra alexandre alexandros alexei alexey alexis alfonso alfred ali alice alicia alina alisa alison
allen amanda amelia amir amit amy an ana anastasia anders andre andrea andreas andrei andres andrew andrey andrzej andy
angela angelo angelos anh anil anirudh anita anja anjali ankit ankur ann anna annabelle anne annette annie anthony antoine
anton antonio antonios anu anurag aran ariel arjun arman armand arnaud arne arthur artem arun arvind asaf ashish ashley
ashok asim astrid athanasios aurelie aurelien aviv avi ayush aziz
barbara barry bart bartosz basil beatrice beatriz ben benedikt benjamin benoit bernard bernd bernhard bert beth bilal bill
bin bing bo bob bogdan boris boyuan brad bradley brandon brendan brenda brett brian brigitte bruce bruno bryan byron
camille can carl carla carlo carlos carmen carol carolin carolina caroline catherine cecile cecilia cedric celine chad chao
charles charlotte chen cheng chenxi chiara chloe chris christian christina christine christof christoph christophe
christopher chuan chun claire clara claudia claudio clement colin connor constantin corinna cristian cristina curtis
cynthia cyril
dale damien dan dana daniel daniela daniele danilo danny daphne dario david dawn dean deborah deepak denis dennis derek
devi dhruv diana diane diego dieter dilip dimitri dimitrios dina dirk dmitri dmitry dominik dominique don donald dong
donna doris dorothy doug douglas duc dustin dylan
earl ed eddie edgar eduardo edouard edward edwin eileen elaine elena eleni eleonora eli elias elisa elizabeth ella ellen
elliot elsa emanuele emil emile emilia emilio emily emma emmanuel enrico enrique eric erica erich erik erika ernest ernst
ervin esther ethan etienne eugene eun eva evan evangelos eve evelyn evgeny ewa
fabian fabien fabio fabrice fan fang farid fatima fatma federico fei felipe felix feng fernanda fernando filip filippo
fiona florence florent florian frances francesca francesco francis francisco francois frank franz fred frederic frederick
friedrich fritz fujio fumiko
gabriel gabriela gabriele gabrielle gao gary gaurav gautam ge gemma geoffrey georg george georges georgia georgios gerald
gerard gerhard german gheorghe gianluca gilbert gilles gina giorgio giovanni giulia giuseppe glenn gloria gonzalo gordon
grace graham grant greg gregor gregory greta guang guido guilherme guillaume guillermo gustavo guy gwen
hadi hai haim hal hamed han hana hanna hannah hannes hans hao harald haris harish haroon harold harriet harry haruki
hassan heather hector heidi heike heinrich helen helena helene helmut hendrik heng henri henrik henrique henry herbert
herman hermann hideki hiroshi hong horst howard hua huan hubert hugo hui hussein hyun
ian ibrahim ida ignacio igor ilya imran ina ines inga ingrid ioana ioannis irene irina iris isaac isabel isabella isabelle
ismail itai ivan ivana ivo
jaakko jack jackson jacob jacopo jacqueline jacques jae jaime jake jakob jakub james jamie jan jana jane janet jang janice
jannik jared jarek jason javier jay jayant jean jeff jeffrey jenna jennifer jenny jens jeremy jerome jerry jesper jesse
jessica jia jiahui jian jiang jianfeng jie jill jim jimmy jin jing jingyi jiri jo joan joana joanna joao joaquin
jochen jodie joe joel joern johan johann johanna johannes john johnny jon jonas jonathan jong jordan jordi jorge jos jose
josef joseph josephine josh joshua josip joy joyce juan juana judith judy juergen juha jules julia julian juliana julie
julien juliette julio jun june jung jurgen justin justine justyna
kaan kai kamal kan kang kara karen karim karin karina karl karla karthik kate katerina katharina katherine kathleen kathryn
kathy katie katja katrin kay kaiming kazuki kei keisuke keith kelly ken kenji kenneth kenta kevin khaled kiran kim kirk klara klaus
konrad konstantin konstantinos koray krishna kristen kristian kristin kristina krzysztof kun kurt kyle kyunghyun kyung
lakshmi lan lance lara larry lars latanya laszlo laura lauren laurence laurent lea leandro lee lei leila lena leo leon leonard
leonardo leonid leonie leslie lev li lia liam lian liang lianmin libby lihi lijun lila lillian lily lin lina linda ling
lisa liu liz ljubica long lorenz lorenzo lori lorraine lou louis louise luc luca lucas lucia lucian luciano lucie lucy
ludovic ludwig luis luisa luiz luka lukas lukasz luke lun lydia lynn
maarten madeleine magda magdalena magnus mahdi mahesh maja malcolm malte manfred manish manoj manuel manuela mao mara marc
marcel marcelo marcin marco marcos marcus margaret margarita margherita maria mariam marian mariana marianne marie marija
marina mario marion marios marius mariusz mark marko markus marta martha martin martina mary masashi massimo mateo mateusz
mathias mathieu mathilde matt matteo matthew matthias matthieu maurice mauricio mauro max maxim maxime maximilian maya md
megan mehdi mei melanie melissa meng meredith mia michael michal michel michela michele michelle miguel mihai mika mike
mikhail milan milena milica min ming mingxing miriam mirko mitchell miyuki mo mohamed mohammad mohammed mohan mohit
moira molly mona monica monika morgan moritz mostafa muhammad murat mustafa myriam
nadia nadine nan nancy naoki naomi nasrin nassim natalia natalie natasha nathalie nathan nathaniel navin neal neil nele
nelson nevena ngoc nguyen nicholas nick nicola nicolas nicole nicoletta nigel niki nikhil niklas nikola nikolai nikolaos
nikolas nikos nils nina ning nino nitin noah noam noel noemie nora norbert norman nour nuno
octavio odette ola olaf ole oleg olga oliver olivia olivier omar omer oriol oscar oskar osman otto owen
pablo paola paolo parisa pascal pat patrice patricia patrick patrik paul paula pauline paulo pavel pedro pei peng penny
per pete peter petr petra petros phil philip philipp philippe phillip pierre piero ping piotr piyush prakash pranav prasad
priya puneet
qi qian qiang qing qiu quan quentin quoc
rachel radu rafael rafal rahul raj rajat rajesh raluca ralf ralph ram ramesh ramon ran randall raphael raquel rasmus raul
ravi ray raymond razvan rebecca regina reinhard rekha ren renata rene renee reza ricardo riccardo richard rik rita rob
robert roberta roberto robin rodolphe rodrigo roger rohan rohit roland rolf roman romain ron ronald rong rosa rosalind
rosanne ross rowan roy ruben rudolf rui run ruslan russell ruth ryan ryo
sabine sabrina sachin sakura salah sally salvatore sam samantha sameer sami samir samuel samy sandeep sandra sanjay sanjeev santiago
sara sarah sascha satoshi saurabh scott sean sebastian sebastien serena serge sergei sergey sergio seth seung shai shan
shane shang shannon sharon shaun shawn sheila shin shing shreya shu shuai shuang shubham shun sid siddharth sigrid
silvia silvio simon simona simone sina siqi sofia sofie soha sonali song sonia sophia sophie soravit soumya spyros
stacy stan stanislav stefan stefania stefano stella stephan stephane stephanie stephen steve steven stuart su subhash
sudhir sue sujith sukhdeep sumit sun sunil suresh susan susanne suzanne sven svetlana sylvain sylvia sylvie
tadashi takashi takeshi takumi tal tamar tamara tania tanja tanya tao tara tariq tatiana taylor ted teresa terrance terry
theo theodor theodore thierry thomas thorsten tian tianlin tim timo timothy tina ting tobias todd tom tomas tomasz tommaso
tong toni tony torsten tracy trevor tristan tuan tuomas tyler
udo ulf uli ulrich ulrike umar umberto urs ursula
vaclav vadim valentin valentina valeria valerie vanessa varun vasilis vera veronica veronika vicente vicky victor victoria
vijay vikas vikram viktor ville vinay vincent vinod viola violeta virginia vishal vivek vivian vlad vladimir volker
wade wallace walter wan wanda wang warren wayne wei wen wendy wenjie werner wesley will willem william wim wolfgang wu
xavier xi xia xiang xiao xiaodong xiaohua xiaoming xiaoyu xin xing xinyi xinyu xiong xu xuan xue xun
yael yan yan yang yann yannick yannis yao yasmin yaser yash yasuo yejin yi yichen yifan yiming yin ying yixin yizhe yoav
yogesh yoko yong yonghui yorick yoshua you young yu yuan yue yujia yuki yuko yulia yun yuri yury yusuf yutaka yuval yves
yvonne
zach zachary zahra zara zeev zelda zeynep zhang zhao zhen zheng zhi zhihao zhong zhou zhu zi zoe zoltan zoubin zoya zsolt
`;

const family = `
abbott adams ahmed ahn ali allen alvarez anderson andersson armstrong arnold arora bach bai bailey baker banerjee barnes
bauer becker bell bengio bennett berg berger bernard bianchi black blake blanc bose brandt brooks brown bruno burns butler
cai campbell cao carlson carter castro chang chatterjee chen cheng choi chong chopra chowdhury chu clark cohen cole collins
conti cook cooper costa cox cruz cui das davies davis deng desai diaz dietrich ding dong du dubois duan dupont edwards
ellis evans fan fang feng fernandez ferrari ferreira fischer fisher fleming flores foster fox frank fu fuchs fujita gao
garcia gomes gomez gonzalez goldberg gordon graham gray green greene gross gu guo gupta haas hall hamilton han hansen
harris hartmann hayes he henderson hernandez herrmann hill hinton hoang hoffmann hofmann hong howard hu huang hughes hunt
huynh hwang inoue ito ivanov jackson jain james jansen jensen jia jiang jin johansson johnson johnston jones jordan joshi
jung kang kaplan kapoor kato kaufmann keller kelly kennedy khan kim king klein kobayashi koch koenig kovacs krause krishnan
krueger kumar lam lambert lang larsen larsson lau laurent le lee lefebvre lehmann leroy levy lewis li liang lim lin liu lopez
lu luo ma maier mao marino martin martinez mason matsumoto mayer mehta mendoza meng meyer miller mishra mitchell mohamed
moore moreau morgan mori moreno morris mueller muller murphy murray nakamura nelson newman ng nguyen nielsen novak ogawa
olsen olsson ortiz owens pan park parker patel peng perez perry peters petersen petrov pham phan phillips popov powell price
qian qin qiu rao reddy reed ren reyes reynolds ricci richards richardson richter riley rivera roberts robinson rodriguez
rogers romano rose rosen ross rossi roth roy ruiz russell russo ryan saito sanchez sanders santos sasaki sato sauer schmid
schmidt schmitt schneider schroeder schubert schulz schwartz schwarz scott sen shah shapiro sharma shen shi silva simon
singh sinha smith song souza stein stewart stone sun suzuki svensson takahashi tan tanaka tang taylor thomas thompson tian
torres tran tseng turner vargas vasquez verma vogel vu wagner walker wallace wang ward watanabe watson weber wei weiss wen
werner west white williams wilson winkler wolf wong wood wright wu xia xiao xie xiong xu yamada yamamoto yan yang yao ye
yi yin yoshida young yu yuan yun zeng zhai zhang zhao zheng zhong zhou zhu ziegler zimmermann zou
`;

const ordinary = `
a about above across action activation actions adaptation adapter adaptive adversarial affinity against agent agentic
agents algorithm algorithms alignment all an analysis and annotation answering any application applications approach
approaches approximate approximation architecture architectures art aspect assistant at attack attacks attention audio augmentation automatic
autonomous aware based baseline baselines batch bayesian beam behavior benchmark benchmarking benchmarks best beyond bias
big black blind boosting bound boundaries bounds box brain by caching camera can cancer captioning capabilities case cell chain challenge
challenges chat checkpoint checkpoints classification classifier classifiers clinical cloud cluster clustering clusters code cognitive
coding color common communication communities community comparison complex complexity compositional comprehensive
compression computation computational computer computing condition conditional conference consistency consistent constrained
constraint constraints content context contextual continual continuous contrastive control convex convergence
convolution convolutional correction cost coupling course critical cross data database dataset datasets decision decisions
decoding deep defense demonstration dense density depth design detection deterministic dialog dialogue differentiable
diffusion digital dimension dimensions direct discovery discrete discussion disease distance distillation distributed
distribution distributions diverse diversity document documents domain domains driven driving dual dynamic dynamics early easy
edge editing effect effective effects efficiency efficient embedding embeddings emergence emergent empirical encoder encoding
energy engine engineering english ensemble ensembles entities entity entropy environment environments equation equations
equilibrium error errors estimation ethics evaluating evaluation event events evidence evolution example examples
execution expert experts explainable explanation explanations exploration exploring expression extraction face fairness
fast feature features federated feedback few field fields filter filtering finding fine finetuning flow flows for forecasting
forest format forms formula foundation framework frameworks free frequency from frontier function functions fusion future
game games gap gaussian gaussians general generalization generation generative genome geometry global goal gradient gradients
grammar graph graphs grounding group groups growing guide guided haystack health help hidden hierarchical high how human
humans hybrid hyper hypothesis identification identity image images imitation impact implicit improved improving in
inference influence information initialization input inputs instance instruction instructions intelligence interaction
interactions interactive interface internet interpretability interpretable introduction invariance inverse is issues item
iterative it joint kernel kernels key keys knowledge label labels landscape language languages large latency latent layer
layers leap leaderboard learn learned learner learners learning lessons level libraries library light lightweight likelihood
limits line linear linguistic link literature local localization logic long loss losses low machine machines making
management manifold manifolds manipulation many map mapping maps market markov mask masked matching mathematics matrices
matrix matters mean meaning measure measurement measures measuring mechanism mechanisms medical medicine memory merge
meta method methods metric metrics mind minimal mining mixture mixtures mobile modal modality model modeling modelling
models modern modular modules molecular molecule molecules more morphology motion multilingual multimodal multimodality
multiple music name natural navigation need needle nets network networks neural neuron neurons new news next node noise
nonlinear normalization not notes novel nuclear null number object objects observations of off offline on online ontology
open optical optimal optimization optimizer optimizers or order outlook outputs over overview pack packing pair pairs paper
papers paradigm paradox parallel parameter parameters parsing part partial particle patch patches path paths pattern
patterns people perception performance personalization perspective perspectives phase phenomena phrase physics pipeline
planning platform plus point points policies policy population power practice practices prediction predictions predictive
preference preferences pretraining primer principle principles prior priors privacy private probabilistic probability
problem problems procedure process processes processing product program programming programs progress project prompt
prompting prompts proof proofs properties property protein proteins protocol pruning public pushing quality quantization
quantum queries query question questions random ranking rate rates ratio re real reality reason reasoning recognition
recommendation recommendations reconstruction recovery recurrent reduction reference reflection regime regions regression
regularization reinforcement relation relations reliability remote report representation representations rescue research
residual resolution resource resources response responses results retrieval review revisited reward rewards risk robot
robotics robots robust robustness role route router routers routing rule rules safe safety sample samples sampling scale
scaling scene scenes scheduling schema science scientific score scoring search secrets security segmentation selection
self semantic semantics semi sense sensing sensitivity sentence sentences sentiment sequence sequences series service
services set sets shape shift shifts short signal signals similarity simple simulation simulations simulator single
size skills small social society soft software solution solutions solver solvers source space spaces sparse sparsity spatial
spectral speech speed stability state states statistical statistics step steps stochastic story strategies strategy stream
streaming strong structure structured structures student studies study style sub subspace success summarization summary
supervised supervision support surface survey synthesis synthetic system systems table tables tabular talk target task tasks
taxonomy teacher teaching technical techniques technology temporal tensor tensors term test testing text texts the them theorem theory
thinking thought thoughts time to token tokenization tokens tool toolkit tools top topic topics toward towards tracking trade
traffic train trained training trajectories trajectory transfer transferability transform transformation transformations
transformer transformers transition translation transport tree trees trial trust truth tuning tutorial two uncertainty
understanding unified universal unlearning unseen unsupervised upcycling update updates upon us usage use user users using
utility validation value values variables variance variational vector vectors verification versatile version via video
videos view views vision visual visualization vocabulary voice vs wave wavelet web weak weight weights what when where which
who why wild window with without word words work workflow workflows world worlds worth write writing you your zero
`;

const functionWord = `a an the of for with and in on by to from via as at or vs is are towards toward using into over under`;

/** Parts that end names of systems and stand inside them with a capital ('ImageNet', 'AlphaFold'). */
const systemEnd = `
art bag base bench bert bind booth bot box brain bridge cap chat clip code conv craft dream drive eval face field flow fold
former formers fuse fusion gan gemma gen glue gpt graph guard hub kit lab llama lm lora mae mamba map mark mind mix ml net
nets pilot plane play point qa rank rec rl sage search seg set space stack star ta tex text transformer trans tube vec verse
view vis vit viz vqa walk web wiki world xl zero zip
`;

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}

export const givenNames = words(given);
export const familyNames = words(family);
export const ordinaryWords = words(ordinary);
export const functionWords = words(functionWord);
export const systemEnds = words(systemEnd);

/** Han family names that are common, in both forms. */
export const hanFamilies: ReadonlySet<string> = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎侯雷龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴',
);
